package plaza.memory.like;

import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.memory.mark.MemoryPublicMarkStore;

/** Likes in memory. Thread-safe. */
public final class MemoryLikeStore extends MemoryPublicMarkStore<Like> implements LikeStore {
    public MemoryLikeStore() {
        super((like, at) -> new Like(like.user(), like.post(), at));
    }
}
