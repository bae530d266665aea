package plaza.postgres.event;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import plaza.core.StorageException;
import plaza.core.event.Event;

/**
 * Commits that reach another engine, and have a connection while they wait for it. They may have
 * three quarters of the connections: where that engine is slow, what needs PostgreSQL only goes on.
 * Which kinds of events these are is learned when the first of a kind does so. Thread-safe.
 */
final class Beyond {
    private final Set<Class<? extends Event>> kinds = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final Duration patience;

    /**
     * @param connections how many there are, for all commits
     * @param patience how long a commit waits for a place
     */
    Beyond(int connections, Duration patience) {
        // First come, first served: none waits for ever where many come.
        this.places = new Semaphore(Math.max(1, connections * 3 / 4), true);
        this.patience = patience;
    }

    /** From now on, commits of its kind take a place. */
    void add(Event event) {
        kinds.add(event.getClass());
    }

    /** Commits an event, with a place where its kind needs one. */
    boolean commit(Event event, BooleanSupplier commit) {
        if (!kinds.contains(event.getClass())) {
            return commit.getAsBoolean();
        }
        take();
        try {
            return commit.getAsBoolean();
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw StorageException.unavailable(
                        "Too many writes wait for an engine that is slow", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while waiting for the journal", e);
        }
    }
}
