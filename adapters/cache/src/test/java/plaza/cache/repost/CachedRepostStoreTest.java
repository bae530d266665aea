package plaza.cache.repost;

import java.util.List;
import plaza.cache.CachedMarkStoreContract;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.repost.RepostStoreContract;
import plaza.core.event.Event;
import plaza.core.event.EventListener;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostEvent.Reposted;
import plaza.core.repost.RepostEvent.Unreposted;
import plaza.core.repost.RepostStore;
import plaza.memory.repost.MemoryRepostStore;

final class CachedRepostStoreTest
        implements RepostStoreContract, CachedMarkStoreContract<Repost, RepostStore> {
    private final MemoryRepostStore stored = new MemoryRepostStore();
    private final CachedRepostStore cache =
            new CachedRepostStore(stored, 100_000, new SettableClock(Samples.now()));

    @Override
    public RepostStore store() {
        return cache;
    }

    @Override
    public RepostStore stored() {
        return stored;
    }

    @Override
    public EventListener listener() {
        return cache;
    }

    @Override
    public List<Event> changes(Repost mark) {
        return List.of(new Reposted(mark), new Unreposted(mark));
    }
}
