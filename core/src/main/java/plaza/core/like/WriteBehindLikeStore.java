package plaza.core.like;

import java.time.Clock;
import plaza.core.mark.WriteBehindMarkStore;

/** Likes that their store is told of afterwards. */
public final class WriteBehindLikeStore extends WriteBehindMarkStore<Like> implements LikeStore {
    public WriteBehindLikeStore(LikeStore store, RecentLikes recent, Clock clock) {
        super(store, recent, Like::new, clock);
    }
}
