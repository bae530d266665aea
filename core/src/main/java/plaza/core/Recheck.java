package plaza.core;

import java.time.Duration;

/**
 * For those who compare what is derived with what it comes from: while something is being written
 * in two steps it looks wrong for a moment. So only what still looks wrong after a pause is.
 */
public final class Recheck {
    /** Longer than a command usually is between its steps. */
    private static final Duration AFTER = Duration.ofMillis(200);

    private Recheck() {}

    /**
     * Waits.
     *
     * @throws StorageException when interrupted
     */
    public static void pause() {
        try {
            Thread.sleep(AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while comparing", e);
        }
    }
}
