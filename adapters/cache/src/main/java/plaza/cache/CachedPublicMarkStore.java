package plaza.cache;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;

/** As {@link CachedMarkStore}, of marks that are shown under the post. */
public abstract class CachedPublicMarkStore<M extends Mark, S extends PublicMarkStore<M>>
        extends CachedMarkStore<M, S> implements PublicMarkStore<M> {
    protected CachedPublicMarkStore(S delegate, long maximumIds, Clock clock) {
        super(delegate, maximumIds, clock);
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return delegate.listByPost(post, page);
    }

    @Override
    public List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        return delegate.listNewest(users, until, limit);
    }

    @Override
    public Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        return delegate.listNewestByPosts(posts, limit);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return delegate.count(posts);
    }
}
