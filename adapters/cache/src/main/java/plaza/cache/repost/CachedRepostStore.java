package plaza.cache.repost;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import plaza.cache.CachedPublicMarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;

/** Which posts a reader reposted, cached. */
public final class CachedRepostStore extends CachedPublicMarkStore<Repost, RepostStore>
        implements RepostStore {
    public CachedRepostStore(RepostStore delegate, long maximumIds, Clock clock) {
        super(delegate, maximumIds, clock);
    }

    @Override
    public Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users) {
        return delegate.findEarliest(posts, users);
    }

    @Override
    public void onRepost(UserId user, PostId post) {
        invalidate(user);
    }
}
