package plaza.core.graph;

import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/** Blocks and mutes that an engine keeps as {@link Edges}. */
public abstract class EdgeBlockStore<E extends Edges> implements BlockStore {
    protected final E blocks;
    protected final E mutes;

    protected EdgeBlockStore(E blocks, E mutes) {
        this.blocks = blocks;
        this.mutes = mutes;
    }

    @Override
    public final boolean block(Restriction block) {
        return blocks.add(block.owner(), block.other(), block.at());
    }

    @Override
    public final boolean unblock(UserId owner, UserId other) {
        return blocks.remove(owner, other);
    }

    @Override
    public final boolean mute(Restriction mute) {
        return mutes.add(mute.owner(), mute.other(), mute.at());
    }

    @Override
    public final boolean unmute(UserId owner, UserId other) {
        return mutes.remove(owner, other);
    }

    @Override
    public final Page<Restriction> listBlocks(UserId owner, PageRequest page) {
        return list(blocks, owner, page);
    }

    @Override
    public final Page<Restriction> listMutes(UserId owner, PageRequest page) {
        return list(mutes, owner, page);
    }

    private static Page<Restriction> list(Edges edges, UserId owner, PageRequest page) {
        return edges.listFrom(owner, page)
                .map(end -> new Restriction(owner, end.person(), end.at()));
    }
}
