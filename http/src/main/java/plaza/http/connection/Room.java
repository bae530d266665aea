package plaza.http.connection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Room for so many connections. When it is full, one whose client has the server wait makes room:
 * of the address that has the most places here, so that nobody but the greedy pays, the one that
 * has waited for the longest. Thread-safe.
 */
final class Room {
    private final int places;

    /** By address; those of trusted proxies each for themselves. */
    private final Map<Object, Set<PacedChannel>> inside = new HashMap<>();

    private int size;

    Room(int places) {
        this.places = places;
    }

    /** What came of somebody who wants to enter. */
    sealed interface Entry {
        record Admitted(@Nullable PacedChannel instead) implements Entry {}

        /** There is no place, and the server waits for none of those who are there. */
        record Refused() implements Entry {}
    }

    /** Enters; who was there instead is out, and is to be closed by the caller. */
    synchronized Entry enter(PacedChannel channel) {
        PacedChannel instead = null;
        if (size >= places) {
            instead = whoMakesRoom();
            if (instead == null) {
                return new Entry.Refused();
            }
            leave(instead);
        }
        if (inside.computeIfAbsent(channel.owner(), _ -> new HashSet<>()).add(channel)) {
            size++;
        }
        return new Entry.Admitted(instead);
    }

    private @Nullable PacedChannel whoMakesRoom() {
        long now = System.nanoTime();
        PacedChannel found = null;
        int most = 0;
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
        Set<PacedChannel> its = inside.get(channel.owner());
        if (its != null && its.remove(channel)) {
            size--;
            if (its.isEmpty()) {
                inside.remove(channel.owner());
            }
        }
    }

    synchronized int size() {
        return size;
    }
}
