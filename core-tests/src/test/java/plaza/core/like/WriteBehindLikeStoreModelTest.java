package plaza.core.like;

import java.time.Clock;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.like.MemoryRecentLikes;

class WriteBehindLikeStoreModelTest implements MarkStoreModel<LikeStore> {
    @Override
    public Agreement<LikeStore> agreement() {
        return Agreement.on(LikeStore.class).often(2, "put");
    }

    @Override
    public LikeStore reference() {
        return new MemoryLikeStore();
    }

    @Override
    public LikeStore store() {
        return new WriteBehindLikeStore(
                new MemoryLikeStore(), new MemoryRecentLikes(), Clock.systemUTC());
    }
}
