package plaza.cache.repost;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    public List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        return delegate.listNewest(users, until, limit);
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
