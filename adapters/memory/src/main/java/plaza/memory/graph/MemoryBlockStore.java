package plaza.memory.graph;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plaza.core.graph.EdgeBlockStore;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;

/** Blocks and mutes, readable from both ends. Thread-safe. */
public final class MemoryBlockStore extends EdgeBlockStore<MemoryEdges> {
    public MemoryBlockStore() {
        super(new MemoryEdges(), new MemoryEdges());
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        return people.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::restrictions));
    }

    private Restrictions restrictions(UserId person) {
        return new Restrictions(blocks.from(person), blocks.to(person), mutes.from(person));
    }
}
