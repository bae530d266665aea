package plaza.core.subscription;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.id.UserId;
import plaza.core.update.Update;

/** What the listeners of this node watch, within a budget of bytes. Thread-safe. */
final class Watches {
    /** Of something that is watched, its key and its state. */
    static final int WATCH_BYTES = 256;

    /** Of its being watched by one connection: a reference in either of them, and room to grow. */
    static final int WATCHER_BYTES = 16;

    private final ConcurrentHashMap<Watched, Watch> watchers = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final long mostBytes;

    Watches(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    boolean contains(Watched watched) {
        return watchers.containsKey(watched);
    }

    /** All people who are watched. */
    Set<UserId> people() {
        Set<UserId> watched = new HashSet<>();
        for (Watched each : watchers.keySet()) {
            if (each instanceof Watched.Presence(UserId person)) {
                watched.add(person);
            }
        }
        return watched;
    }

    /**
     * Begins to watch.
     *
     * @throws DomainException INVALID when it would be more of a topic than the limit, UNAVAILABLE
     *     when there is no room for what everybody watches together
     */
    void add(Listener listener, Collection<? extends Watched> watched, int limit) {
        Set<Watched> all = new HashSet<>(listener.watched());
        Set<Watched> more = new HashSet<>(watched);
        all.forEach(more::remove);
        all.addAll(more);
        if (all.stream().collect(groupingBy(Watched::topic, counting())).values().stream()
                .anyMatch(size -> size > limit)) {
            throw DomainException.invalid(
                    "ids", "a connection watches at most " + limit + " of a topic");
        }
        requireRoom(more);
        for (Watched each : more) {
            watchers.compute(
                    each,
                    (key, known) -> {
                        Watch watch = known == null ? new Watch(key) : known;
                        if (watch.add(listener)) {
                            bytes.addAndGet(WATCHER_BYTES + (known == null ? WATCH_BYTES : 0));
                            listener.watch(watch);
                        }
                        return watch;
                    });
        }
    }

    private void requireRoom(Collection<Watched> wanted) {
        long fresh = wanted.stream().filter(each -> !watchers.containsKey(each)).count();
        long more = fresh * WATCH_BYTES + (long) wanted.size() * WATCHER_BYTES;
        if (bytes.get() + more > mostBytes) {
            throw DomainException.of(
                    ErrorKind.UNAVAILABLE,
                    "The server watches as much as it can: watch less, or try again later.");
        }
    }

    /** What all that is watched takes, in bytes. */
    long bytes() {
        return bytes.get();
    }

    void remove(Listener listener, Collection<? extends Watched> watched) {
        listener.unwatch(watched);
        for (Watched each : watched) {
            watchers.computeIfPresent(
                    each,
                    (_, known) -> {
                        if (known.remove(listener)) {
                            bytes.addAndGet(-WATCHER_BYTES - (known.isWatched() ? 0 : WATCH_BYTES));
                        }
                        return known.isWatched() ? known : null;
                    });
        }
    }

    /** Tells everybody who watches something how it is. */
    void tell(Watched watched, Update state) {
        Watch watch = watchers.get(watched);
        if (watch != null) {
            boolean changed = watch.put(state);
            for (Listener listener : watch.listeners()) {
                listener.tell(watch, changed);
            }
        }
    }
}
