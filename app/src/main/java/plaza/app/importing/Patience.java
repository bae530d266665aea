package plaza.app.importing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import plaza.core.StorageException;
import plaza.core.event.Backoff;

/** Tries again what an engine was away for, for about half a minute. */
final class Patience {
    static final int ATTEMPTS = 10;

    private final Backoff backoff;

    Patience(Backoff backoff) {
        this.backoff = backoff;
    }

    /**
     * Does something that changes nothing when it is done again, and says what it says.
     *
     * @throws StorageException of the last attempt, or one that is not transient
     */
    boolean with(BooleanSupplier work) {
        for (int failures = 1; ; failures++) {
            try {
                return work.getAsBoolean();
            } catch (StorageException e) {
                if (!e.isTransient() || failures == ATTEMPTS) {
                    throw e;
                }
                pause(backoff.delay(failures), e);
            }
        }
    }

    private static void pause(Duration time, StorageException reason) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
