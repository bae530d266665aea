package plaza.http.connection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory that long answers have in common while their clients read them, in bytes. When there
 * is no more, an answer whose client has the server wait makes room: of the address that has the
 * most bytes here, the one that has waited for the longest, and never for somebody who would have
 * more. Thread-safe.
 */
final class Answers {
    /** Shorter ones are part of what a request takes. */
    static final int LONG = 64 * 1024;

    /** The answer, and what it is rendered from, which is there as long. */
    static final int KEPT = 2;

    private final long most;
    private final Map<PacedChannel, Held> inside = new HashMap<>();
    private long taken;

    /** Whose it is does not change while it is held. */
    private record Held(Object asker, long bytes) {}

    Answers(long most) {
        this.most = most;
    }

    /**
     * Holds an answer, in the place of what the connection held before.
     *
     * @param length in bytes
     * @return who was there instead, to be closed by the caller; null when there is no room
     */
    synchronized @Nullable List<PacedChannel> hold(PacedChannel channel, long length) {
        leave(channel);
        if (length <= LONG) {
            return List.of();
        }
        var held = new Held(channel.asker(), Math.min(most, length * KEPT));
        Map<PacedChannel, Held> instead = new HashMap<>();
        long now = System.nanoTime();
        while (taken + held.bytes > most) {
            PacedChannel next = whoMakesRoom(held, now);
            if (next == null) {
                instead.forEach(this::put);
                return null;
            }
            Held given = leave(next);
            if (given != null) {
                instead.put(next, given);
            }
        }
        put(channel, held);
        return new ArrayList<>(instead.keySet());
    }

    private @Nullable PacedChannel whoMakesRoom(Held newcomer, long now) {
        Map<Object, Long> sums = new HashMap<>();
        inside.values().forEach(each -> sums.merge(each.asker, each.bytes, Long::sum));
        long its = sums.getOrDefault(newcomer.asker, 0L) + newcomer.bytes;
        sums.replace(newcomer.asker, its);
        PacedChannel found = null;
        long largest = its;
        long longest = PacedChannel.NOT_WAITING;
        for (var each : inside.entrySet()) {
            long sum = sums.getOrDefault(each.getValue().asker, 0L);
            long waited = each.getKey().waited(now);
            if (waited > PacedChannel.NOT_WAITING
                    && (sum > largest || (sum == largest && waited > longest))) {
                largest = sum;
                longest = waited;
                found = each.getKey();
            }
        }
        return found;
    }

    private void put(PacedChannel channel, Held held) {
        inside.put(channel, held);
        taken += held.bytes;
    }

    /** Lets go of what a connection holds, and says what that was. */
    synchronized @Nullable Held leave(PacedChannel channel) {
        Held held = inside.remove(channel);
        if (held != null) {
            taken -= held.bytes;
        }
        return held;
    }

    /** What all hold, in bytes. */
    synchronized long taken() {
        return taken;
    }
}
