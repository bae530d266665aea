package plaza.core.trend;

/**
 * How fast something rises against its own past: by how many standard deviations the last sixty
 * minutes lie above what was usual.
 *
 * <p>The usual is the exponentially weighted mean of the hours before, with its variance (T. Finch,
 * "Incremental calculation of weighted mean and variance", 2009). The variance is taken to be at
 * least that of a negative binomial distribution, μ + μ²/r: counts of rare things scatter as
 * Poisson's, whose variance is μ (the point-by-point model of S. Hendrickson et al., "Trend
 * Detection in Social Data", 2015), but crowds scatter more, so that of what is large only the
 * relative rise counts. One is added, so that little data does not make large scores.
 *
 * <pre>score = (x − μ) / √(max(σ², μ + μ²/r) + 1)</pre>
 *
 * <p>A full hour changes nothing: x and the hours before are windows of sixty minutes that end now,
 * put together from the two clock hours that each of them touches, as if what happened in a clock
 * hour had been spread evenly over it.
 */
final class TrendScore {
    /** After so many hours a past hour weighs half: a day, so that nights count as days do. */
    private static final double HALF_LIFE = 24;

    /** r: a large count that usually stays the same is expected within a quarter of itself. */
    private static final double DISPERSION = 16;

    private static final double DECAY = Math.pow(0.5, 1 / HALF_LIFE);

    private TrendScore() {}

    /**
     * @param counts by clock hour, the one that is not over yet first, then back in time; at least
     *     three
     * @param elapsed how much of the first one is over, 0–1
     */
    static double of(long[] counts, double elapsed) {
        double weights = 0;
        double sum = 0;
        double squares = 0;
        double weight = 1;
        for (int k = 1; k + 1 < counts.length; k++) {
            double count = elapsed * counts[k] + (1 - elapsed) * counts[k + 1];
            weights += weight;
            sum += weight * count;
            squares += weight * count * count;
            weight *= DECAY;
        }
        double mean = sum / weights;
        double variance =
                Math.max(squares / weights - mean * mean, mean + mean * mean / DISPERSION);
        return (latest(counts, elapsed) - mean) / Math.sqrt(variance + 1);
    }

    /** The count of the last sixty minutes. */
    private static double latest(long[] counts, double elapsed) {
        return counts[0] + (1 - elapsed) * counts[1];
    }
}
