package plaza.app.demo;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the random parts of a generated network. Not thread-safe. */
record Chance(RandomGenerator random) {

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean in(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /**
     * A number from 0 to below a limit; the weight of n is a power law, {@code (n + 1)^-exponent}.
     */
    int ranked(int limit, double exponent) {
        // The inverse of the distribution function of the continuous law.
        double power = 1 - exponent;
        double most = Math.pow(limit + 1.0, power);
        double x = Math.pow(1 + random.nextDouble() * (most - 1), 1 / power);
        return Math.min(limit - 1, (int) (x - 1));
    }

    /** A delay that is mostly short, of this mean. */
    Duration delay(Duration mean) {
        double factor = -Math.log(1 - random.nextDouble());
        return Duration.ofMillis(1 + (long) (mean.toMillis() * factor));
    }
}
