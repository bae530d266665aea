package plaza.memory.graph;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.BlockStore;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;

/** Blocks and mutes, readable from both ends. Thread-safe. */
public final class MemoryBlockStore implements BlockStore {
    private final Edges blocks = new Edges();
    private final Edges mutes = new Edges();

    @Override
    public boolean block(Restriction block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public boolean mute(Restriction mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public Page<Restriction> listBlocks(UserId owner, PageRequest page) {
        return list(blocks, owner, page);
    }

    @Override
    public Page<Restriction> listMutes(UserId owner, PageRequest page) {
        return list(mutes, owner, page);
    }

    private static Page<Restriction> list(Edges edges, UserId owner, PageRequest page) {
        return edges.listFrom(owner, page)
                .map(end -> new Restriction(owner, end.person(), end.at()));
    }

    @Override
    public Restrictions find(UserId person) {
        return new Restrictions(blocks.from(person), blocks.to(person), mutes.from(person));
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        return people.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::find));
    }
}
