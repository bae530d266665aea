package plaza.bench;

import java.time.Duration;

/**
 * The options of a run.
 *
 * @param postsPerUser on average
 * @param measured bounds all slices together; warming up comes on top and scales with it
 */
record BenchOptions(int postsPerUser, Duration measured, int connections, long seed) {
    BenchOptions {
        if (postsPerUser < 1 || connections < 1 || !measured.isPositive()) {
            throw new IllegalArgumentException("Nothing to do.");
        }
    }

    /** The part of the measured time that one slice gets, in thousandths. */
    Duration slice(int thousandths) {
        return measured.multipliedBy(thousandths).dividedBy(1000);
    }
}
