package plaza.cache.like;

import java.util.List;
import plaza.cache.CachedMarkStoreContract;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.like.LikeStoreContract;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.core.like.Like;
import plaza.core.like.LikeEvent.Liked;
import plaza.core.like.LikeEvent.Unliked;
import plaza.core.like.LikeStore;
import plaza.memory.like.MemoryLikeStore;

final class CachedLikeStoreTest
        implements LikeStoreContract, CachedMarkStoreContract<Like, LikeStore> {
    private final MemoryLikeStore stored = new MemoryLikeStore();
    private final CachedLikeStore cache =
            new CachedLikeStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public LikeStore store() {
        return cache;
    }

    @Override
    public LikeStore stored() {
        return stored;
    }

    @Override
    public EventListener listener() {
        return cache;
    }

    @Override
    public List<Event> changes(Like mark) {
        return List.of(new Liked(mark, mark.user()), new Unliked(mark, mark.user()));
    }
}
