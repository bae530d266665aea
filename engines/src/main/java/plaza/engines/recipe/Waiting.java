package plaza.engines.recipe;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for several engines to come together. */
final class Waiting {
    private static final Duration POLL = Duration.ofMillis(100);

    /** What those that knew each other need to find each other again. */
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Waiting() {}

    /** What may fail while it does not hold yet. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException;
    }

    /**
     * @throws IOException when it does not hold in time
     */
    static void until(String what, Condition condition) throws IOException, InterruptedException {
        if (!holdsWithin(PATIENCE, condition)) {
            throw new IOException("%d s are over before %s".formatted(PATIENCE.toSeconds(), what));
        }
    }

    /** Says whether it holds soon. */
    static boolean briefly(Condition condition) throws IOException, InterruptedException {
        return holdsWithin(BRIEFLY, condition);
    }

    private static boolean holdsWithin(Duration time, Condition condition)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        do {
            if (condition.holds()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } while (System.nanoTime() - begin < time.toNanos());
        return false;
    }
}
