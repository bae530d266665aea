package plaza.core.subscription;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.update.Update;

/**
 * The things that one connection watches, and whose state is to be told: a reference and two bits
 * each, as the states are everybody's. With the lock of the mailbox held.
 */
final class States {
    private final List<Watch> watched = new ArrayList<>(0);

    /** Of these nothing was told yet. */
    private final BitSet fresh = new BitSet();

    private final BitSet waiting = new BitSet();

    /** The state of something, as it is told. */
    record State(Watch watch, Update update) {}

    Set<Watched> watched() {
        return watched.stream().map(Watch::what).collect(Collectors.toSet());
    }

    void add(Watch watch) {
        if (!watched.contains(watch)) {
            fresh.set(watched.size());
            watched.add(watch);
        }
    }

    void remove(Collection<? extends Watched> no) {
        for (int at = watched.size() - 1; at >= 0; at--) {
            if (no.contains(watched.get(at).what())) {
                int last = watched.size() - 1;
                watched.set(at, watched.get(last));
                move(fresh, last, at);
                move(waiting, last, at);
                watched.removeLast();
            }
        }
    }

    private static void move(BitSet bits, int from, int to) {
        bits.set(to, bits.get(from));
        bits.clear(from);
    }

    /**
     * Has the state of something come next; where it did not change, if it was not told yet. Says
     * whether it comes.
     */
    boolean tell(Watch watch, boolean changed) {
        int at = watched.indexOf(watch);
        boolean comes = at >= 0 && (changed || fresh.get(at));
        if (comes) {
            fresh.clear(at);
            waiting.set(at);
        }
        return comes;
    }

    boolean areWaiting() {
        return !waiting.isEmpty();
    }

    /** Those to be told, as they are now. */
    List<State> waiting() {
        List<State> states = new ArrayList<>(waiting.cardinality());
        for (int at = waiting.nextSetBit(0); at >= 0; at = waiting.nextSetBit(at + 1)) {
            Watch watch = watched.get(at);
            @Nullable Update update = watch.state();
            if (update != null) {
                states.add(new State(watch, update));
            }
        }
        return states;
    }

    /** Forgets those that were told, but for what is otherwise by now. */
    void confirm(List<State> told) {
        for (State state : told) {
            int at = watched.indexOf(state.watch());
            if (at >= 0 && state.update().equals(state.watch().state())) {
                waiting.clear(at);
            }
        }
    }
}
