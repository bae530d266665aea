package plaza.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PoissonArrivalsTest {
    private static final int MANY = 100_000;

    @Test
    void arrivalsComeAtTheRateAskedFor() {
        long last = times(2_000).max().orElseThrow();
        assertThat(MANY / (last / 1e9)).isCloseTo(2_000, within(40.0));
    }

    @Test
    void timeNeverGoesBack() {
        assertThat(times(2_000).toArray()).isSorted();
    }

    @Test
    void gapsAreExponential() {
        long[] times = times(1_000).toArray();
        double mean = 0;
        double squares = 0;
        for (int i = 1; i < MANY; i++) {
            double gap = times[i] - times[i - 1];
            mean += gap / (MANY - 1);
            squares += gap * gap / (MANY - 1);
        }
        // Of an exponential distribution the deviation is the mean.
        assertThat(Math.sqrt(squares - mean * mean) / mean).isCloseTo(1, within(0.02));
    }

    @Test
    void thereIsNoRateOfNothing() {
        assertThatThrownBy(() -> new PoissonArrivals(0, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LongStream times(double perSecond) {
        PoissonArrivals arrivals = new PoissonArrivals(perSecond, new SplittableRandom(5));
        return LongStream.generate(arrivals::next).limit(MANY);
    }
}
