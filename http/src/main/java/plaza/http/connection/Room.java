package plaza.http.connection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Room for so many connections. When it is full, one whose client has the server wait makes room:
 * of the address that has the most places here, so that nobody but the greedy pays, the one that
 * has waited for the longest. Where it is shared nobody gets all places, whether the server waits
 * for them or not: the more of them somebody has, the more must be free for the next, and the last
 * one is for somebody who has none. Thread-safe.
 */
final class Room {
    /** How many times as many as are free somebody may have in a room that is shared. */
    private static final int GREED = 4;

    private final int places;
    private final boolean isShared;
    private final Function<PacedChannel, Object> owner;

    /** By address; those of trusted proxies each for themselves. */
    private final Map<Object, Set<PacedChannel>> inside = new HashMap<>();

    private int size;

    private Room(int places, boolean isShared, Function<PacedChannel, Object> owner) {
        this.places = places;
        this.isShared = isShared;
        this.owner = owner;
    }

    /** One that an address may fill. */
    static Room ofConnections(int places) {
        return new Room(places, false, PacedChannel::owner);
    }

    /** One that is shared among those who ask. */
    static Room ofRequests(int places) {
        return new Room(places, true, PacedChannel::asker);
    }

    /** What came of somebody who wants to enter. */
    sealed interface Entry {
        record Admitted(@Nullable PacedChannel instead) implements Entry {}

        /** There is no place, and the server waits for none of those who are there. */
        record Refused() implements Entry {}
    }

    /** Enters; who was there instead is out, and is to be closed by the caller. */
    synchronized Entry enter(PacedChannel channel) {
        Set<PacedChannel> its = inside.getOrDefault(owner.apply(channel), Set.of());
        if (its.contains(channel)) {
            return new Entry.Admitted(null);
        }
        PacedChannel instead = null;
        if (size >= places || (isShared && isTooMany(its.size() + 1))) {
            instead = whoMakesRoom(isShared ? its.size() : 0);
            if (instead == null) {
                return new Entry.Refused();
            }
            leave(instead);
        }
        inside.computeIfAbsent(owner.apply(channel), _ -> new HashSet<>()).add(channel);
        size++;
        return new Entry.Admitted(instead);
    }

    /** Enters anew, as who asks is another than was known. */
    synchronized Entry enterFor(Object asker, PacedChannel channel) {
        leave(channel);
        channel.asksFor(asker);
        return enter(channel);
    }

    private boolean isTooMany(int count) {
        int free = places - size - 1;
        return count > 1 && count > GREED * free;
    }

    /**
     * @param atLeast places that whoever makes room has, for nobody makes room for those who have
     *     more
     */
    private @Nullable PacedChannel whoMakesRoom(int atLeast) {
        long now = System.nanoTime();
        PacedChannel found = null;
        int most = atLeast;
        long longest = PacedChannel.NOT_WAITING;
        for (Set<PacedChannel> its : inside.values()) {
            if (its.size() < most) {
                continue;
            }
            for (PacedChannel each : its) {
                long waited = each.waited(now);
                if (waited > PacedChannel.NOT_WAITING && (its.size() > most || waited > longest)) {
                    most = its.size();
                    longest = waited;
                    found = each;
                }
            }
        }
        return found;
    }

    synchronized void leave(PacedChannel channel) {
        Set<PacedChannel> its = inside.get(owner.apply(channel));
        if (its != null && its.remove(channel)) {
            size--;
            if (its.isEmpty()) {
                inside.remove(owner.apply(channel));
            }
        }
    }

    synchronized int size() {
        return size;
    }
}
