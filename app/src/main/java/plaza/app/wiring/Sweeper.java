package plaza.app.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.session.SessionStore;

/** Removes what has expired, every ten minutes; whether it is still there never shows. */
final class Sweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    /** How long a request may be repeated under its key, as the API promises. */
    private static final Duration IDEMPOTENCY = Duration.ofHours(24);

    private final SessionStore sessions;
    private final IdempotencyStore idempotency;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("sweeper").factory());

    Sweeper(SessionStore sessions, IdempotencyStore idempotency, Clock clock) {
        this.sessions = sessions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    void start() {
        var _ =
                timer.scheduleWithFixedDelay(
                        this::sweep, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void sweep() {
        try {
            int expired = sessions.deleteExpired(clock.instant());
            int claims = idempotency.deleteBefore(clock.instant().minus(IDEMPOTENCY));
            LOG.debug("{} sessions and {} idempotency keys had expired", expired, claims);
        } catch (StorageException e) {
            LOG.warn("Expired sessions and keys could not be removed; next try in 10 minutes", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
