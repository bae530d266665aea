package plaza.core.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plaza.core.subscription.KeptUpdates.Kept;
import plaza.core.update.Update;

/**
 * The updates for one person on this node, and the connections that hear them. Updates are kept
 * once, however many connections there are; each of them has a place in the ring. {@link Places}
 * are written with a name that is random and another one for each mailbox and after each loss, so
 * that a place of an earlier one is recognised as such. Thread-safe.
 */
final class Mailbox {
    final ReentrantLock lock = new ReentrantLock();
    final Condition news = lock.newCondition();
    private final Ring ring;
    private final Set<Listener> listeners = new HashSet<>();
    private final Places places;
    private long name = newName();
    private Instant leftAt = Instant.MAX;

    Mailbox(UpdateSettings settings, KeptUpdates kept, Places places) {
        this.places = places;
        this.ring = new Ring(kept, settings.retained(), settings.retention());
    }

    private static long newName() {
        return ThreadLocalRandom.current().nextLong();
    }

    /** Adds a connection, which hears what comes after a place, or from now on. */
    void join(Listener listener, @Nullable String place, Instant now) {
        lock.lock();
        try {
            ring.expire(now);
            long from = place == null ? ring.last() : places.read(name, place);
            if (from >= 0 && ring.holdsAllAfter(from)) {
                listener.startAt(from, new Signal.Ready(place(from)));
            } else {
                listener.startAt(ring.last(), new Signal.Reset(place(ring.last())));
            }
            listeners.add(listener);
            leftAt = Instant.MAX;
        } finally {
            lock.unlock();
        }
    }

    /** Says whether the connection was here. */
    boolean leave(Listener listener, Instant now) {
        lock.lock();
        try {
            boolean left = listeners.remove(listener);
            if (left && listeners.isEmpty()) {
                leftAt = now;
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    void add(Kept update, Instant now) {
        lock.lock();
        try {
            ring.add(update, now);
            for (Listener listener : listeners) {
                if (!ring.holdsAllAfter(listener.cursor())) {
                    listener.end(Bye.SLOW);
                }
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins anew: what was lost on the way here is unknown. */
    void reset() {
        lock.lock();
        try {
            name = newName();
            ring.clear();
            for (Listener listener : listeners) {
                listener.startAt(ring.last(), new Signal.Reset(place(ring.last())));
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets what is too old, and all of it when nobody has listened since a time: says whether.
     */
    boolean expire(Instant now, Instant unheardSince) {
        lock.lock();
        try {
            ring.expire(now);
            boolean isUnheard = listeners.isEmpty() && leftAt.isBefore(unheardSince);
            if (isUnheard) {
                ring.clear();
            }
            return isUnheard;
        } finally {
            lock.unlock();
        }
    }

    List<Listener> listeners() {
        lock.lock();
        try {
            return new ArrayList<>(listeners);
        } finally {
            lock.unlock();
        }
    }

    /** With the lock held. */
    boolean holdsAllAfter(long number) {
        return ring.holdsAllAfter(number);
    }

    /** With the lock held. */
    List<Update> after(long number, int limit) {
        return ring.after(number, limit);
    }

    /** With the lock held. */
    String place(long number) {
        return places.write(name, number);
    }
}
