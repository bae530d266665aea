package plaza.app.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;

/**
 * An order in which people take turns. One commit of a person is open at a time, and files often
 * have all that somebody wrote one behind the other: those who take in several at a time would wait
 * for each other.
 */
final class TakingTurns {
    private TakingTurns() {}

    /**
     * The same things, those of each owner in their order, next to each other those of different
     * ones.
     */
    static <T, O> List<T> of(Collection<T> things, Function<T, O> owner) {
        Map<O, Queue<T>> byOwner = new LinkedHashMap<>();
        for (T thing : things) {
            byOwner.computeIfAbsent(owner.apply(thing), _ -> new ArrayDeque<>()).add(thing);
        }
        List<T> ordered = new ArrayList<>(things.size());
        Deque<Queue<T>> waiting = new ArrayDeque<>(byOwner.values());
        while (!waiting.isEmpty()) {
            Queue<T> next = waiting.remove();
            ordered.add(next.remove());
            if (!next.isEmpty()) {
                waiting.add(next);
            }
        }
        return ordered;
    }
}
