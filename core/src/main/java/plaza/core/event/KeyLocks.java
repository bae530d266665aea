package plaza.core.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import plaza.core.StorageException;

/**
 * A lock for each key of events, in the order of asking; there are only those that somebody wants.
 * Journals wait here for commits of this process, so that who waits holds nothing of their engine.
 * Thread-safe.
 */
public final class KeyLocks {
    private final ConcurrentHashMap<UUID, Counted> locks = new ConcurrentHashMap<>();

    private static final class Counted {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int wanted;
    }

    /** A lock that one has. */
    public interface Held {
        void release();
    }

    /**
     * Takes all locks that an event wants, in the order of their keys: two who want several never
     * wait for each other.
     *
     * @param patience for each of them
     * @throws StorageException when others have one for too long; then none is held
     */
    public Held lock(Event event, Duration patience) {
        Set<UUID> others = event.alsoAlone();
        if (others.isEmpty()) {
            return lock(event.key(), patience);
        }
        var keys = new TreeSet<>(others);
        keys.add(event.key());
        var held = new ArrayDeque<Held>(keys.size());
        try {
            for (UUID key : keys) {
                held.push(lock(key, patience));
            }
        } catch (StorageException e) {
            held.forEach(Held::release);
            throw e;
        }
        return () -> held.forEach(Held::release);
    }

    /**
     * @throws StorageException when others have it for too long
     */
    public Held lock(UUID key, Duration patience) {
        Counted counted =
                locks.compute(
                        key,
                        (k, present) -> {
                            Counted one = present == null ? new Counted() : present;
                            one.wanted++;
                            return one;
                        });
        try {
            if (counted.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return () -> {
                    counted.lock.unlock();
                    drop(key);
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drop(key);
        throw StorageException.unavailable(
                "Other writes of the same person or chat take too long", null);
    }

    private void drop(UUID key) {
        locks.computeIfPresent(key, (k, counted) -> --counted.wanted == 0 ? null : counted);
    }
}
