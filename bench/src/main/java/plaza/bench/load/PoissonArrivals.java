package plaza.bench.load;

import java.util.random.RandomGenerator;

/**
 * The intended start times of an open loop: a Poisson process, whose gaps are exponentially
 * distributed. Users arrive whether or not earlier ones have been served, see Schroeder, Wierman,
 * Harchol-Balter: <i>Open Versus Closed: A Cautionary Tale</i>, NSDI 2006. Thread-safe.
 */
public final class PoissonArrivals {
    private final double meanGapNanos;
    private final RandomGenerator random;
    private double elapsedNanos;

    public PoissonArrivals(double perSecond, RandomGenerator random) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("No arrivals at " + perSecond + " per second.");
        }
        this.meanGapNanos = 1e9 / perSecond;
        this.random = random;
    }

    /** Nanoseconds from the beginning to the next arrival; never decreases. */
    public synchronized long next() {
        elapsedNanos -= meanGapNanos * Math.log(1 - random.nextDouble());
        return (long) elapsedNanos;
    }
}
