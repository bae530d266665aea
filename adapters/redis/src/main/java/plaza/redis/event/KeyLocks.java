package plaza.redis.event;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import plaza.core.StorageException;
import plaza.core.account.UserId;

/** A lock for each person, in the order of asking; there are only those that somebody wants. */
final class KeyLocks {
    private final ConcurrentHashMap<UserId, Counted> locks = new ConcurrentHashMap<>();

    private static final class Counted {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int wanted;
    }

    /** A lock that one has. */
    interface Held {
        void release();
    }

    /**
     * @throws StorageException when others have it for too long
     */
    Held lock(UserId key, Duration patience) {
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
        throw StorageException.away("Other writes of the same person take too long", null);
    }

    private void drop(UserId key) {
        locks.computeIfPresent(key, (k, counted) -> --counted.wanted == 0 ? null : counted);
    }
}
