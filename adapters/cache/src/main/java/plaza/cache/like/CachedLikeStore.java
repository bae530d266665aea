package plaza.cache.like;

import java.time.Clock;
import plaza.cache.CachedPublicMarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;

/** Which posts a reader likes, cached. */
public final class CachedLikeStore extends CachedPublicMarkStore<Like, LikeStore>
        implements LikeStore {
    public CachedLikeStore(LikeStore delegate, long maximumIds, Clock clock) {
        super(delegate, maximumIds, clock);
    }

    @Override
    public void onLike(UserId user, PostId post) {
        invalidate(user);
    }
}
