package plaza.memory.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import plaza.core.graph.InfluenceStore;
import plaza.core.id.UserId;

/** How central people are, in memory. Thread-safe. */
public final class MemoryInfluenceStore implements InfluenceStore {
    private final Map<UserId, Influence> scores = new HashMap<>();

    private record Influence(double score, Instant computed) {
        Influence after(Influence next) {
            return next.computed().isBefore(computed)
                    ? new Influence(next.score(), computed)
                    : next;
        }
    }

    @Override
    public synchronized void put(Map<UserId, Double> some, Instant computed) {
        some.forEach(
                (person, score) ->
                        scores.merge(person, new Influence(score, computed), Influence::after));
    }

    @Override
    public synchronized Map<UserId, Double> findAll(Collection<UserId> people) {
        Map<UserId, Double> found = new HashMap<>();
        for (UserId person : people) {
            Influence influence = scores.get(person);
            if (influence != null) {
                found.put(person, influence.score());
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<Instant> findOldest() {
        return scores.values().stream().map(Influence::computed).min(Instant::compareTo);
    }

    @Override
    public synchronized int deleteBefore(Instant computed) {
        int before = scores.size();
        scores.values().removeIf(influence -> influence.computed().isBefore(computed));
        return before - scores.size();
    }
}
