package plaza.core.limit;

import java.time.Duration;

/** Counts what somebody asks for and says when it is too much. */
public interface RateLimiter {
    /**
     * Takes one permit, if there is one, in one atomic step.
     *
     * @param key who and what: {@code user:endpoint}
     */
    Decision acquire(String key, Limit limit);

    /**
     * Gives back the permit that was taken last, as if it had not been, where one is still counted.
     */
    void release(String key);

    /** So many permits in any window of that length. */
    record Limit(int permits, Duration window) {
        public Limit {
            if (permits < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a limit needs permits and a window");
            }
        }
    }

    /**
     * @param remaining permits left after this one
     * @param reset when a permit is free again at the latest
     */
    record Decision(boolean allowed, int remaining, Duration reset) {}
}
