package plaza.cache;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
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
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return delegate.count(posts);
    }
}
