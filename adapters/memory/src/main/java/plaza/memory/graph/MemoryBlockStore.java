package plaza.memory.graph;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Barrier;
import plaza.core.graph.Barriers;
import plaza.core.graph.BlockStore;
import plaza.core.id.UserId;

/** Blocks and mutes, readable from both ends. Thread-safe. */
public final class MemoryBlockStore implements BlockStore {
    private final Edges blocks = new Edges();
    private final Edges mutes = new Edges();

    @Override
    public boolean block(Barrier block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public boolean mute(Barrier mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public Page<Barrier> listBlocks(UserId owner, PageRequest page) {
        return list(blocks, owner, page);
    }

    @Override
    public Page<Barrier> listMutes(UserId owner, PageRequest page) {
        return list(mutes, owner, page);
    }

    private static Page<Barrier> list(Edges edges, UserId owner, PageRequest page) {
        return edges.listFrom(owner, page).map(end -> new Barrier(owner, end.person(), end.at()));
    }

    @Override
    public Barriers find(UserId person) {
        return new Barriers(blocks.from(person), blocks.to(person), mutes.from(person));
    }

    @Override
    public Map<UserId, Barriers> findAll(Collection<UserId> people) {
        return people.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), this::find));
    }
}
