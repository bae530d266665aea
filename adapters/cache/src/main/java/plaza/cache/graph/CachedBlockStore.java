package plaza.cache.graph;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.BlockStore;
import plaza.core.graph.Restriction;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;

/** Caches blocks and mutes, by which every page is filtered. */
public final class CachedBlockStore implements BlockStore, CacheListener {
    private final BlockStore delegate;
    private final ReadThrough<UserId, Restrictions> barriers;

    /**
     * @param maximumBarriers bound of the blocks and mutes held for all people together, about 64
     *     bytes each; each person counts as 4 more
     */
    public CachedBlockStore(BlockStore delegate, long maximumBarriers, Clock clock) {
        this.delegate = delegate;
        this.barriers =
                new ReadThrough<>(
                        maximumBarriers, CachedBlockStore::weight, Newcomers.UNANNOUNCED, clock);
    }

    private static int weight(Restrictions found) {
        return 4 + found.blocking().size() + found.blockedBy().size() + found.muting().size();
    }

    @Override
    public Restrictions find(UserId person) {
        Restrictions found = barriers.get(person, delegate::find);
        return found == null ? Restrictions.NONE : found;
    }

    /** Asked by what is about to be written, within commits, which go past the caches. */
    @Override
    public boolean isBlockBetween(UserId one, UserId other) {
        return delegate.isBlockBetween(one, other);
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        return barriers.getAll(people, delegate::findAll);
    }

    @Override
    public boolean block(Restriction block) {
        try {
            return delegate.block(block);
        } finally {
            onBlock(block);
        }
    }

    @Override
    public boolean unblock(UserId owner, UserId other) {
        try {
            return delegate.unblock(owner, other);
        } finally {
            barriers.invalidate(owner);
            barriers.invalidate(other);
        }
    }

    @Override
    public boolean mute(Restriction mute) {
        return barriers.change(() -> delegate.mute(mute), mute.owner());
    }

    @Override
    public boolean unmute(UserId owner, UserId other) {
        return barriers.change(() -> delegate.unmute(owner, other), owner);
    }

    @Override
    public Page<Restriction> listBlocks(UserId owner, PageRequest page) {
        return delegate.listBlocks(owner, page);
    }

    @Override
    public Page<Restriction> listMutes(UserId owner, PageRequest page) {
        return delegate.listMutes(owner, page);
    }

    @Override
    public void onBlock(Restriction block) {
        barriers.invalidate(block.owner());
        barriers.invalidate(block.other());
    }

    @Override
    public void onMute(Restriction mute) {
        barriers.invalidate(mute.owner());
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("barriers", barriers);
    }

    @Override
    public void onRebuild() {
        barriers.invalidateAll();
    }
}
