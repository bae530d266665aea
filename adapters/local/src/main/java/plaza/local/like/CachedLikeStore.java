package plaza.local.like;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.local.cache.CacheListener;
import plaza.local.cache.RecentMarks;

/** Which posts a reader likes, cached; see {@link RecentMarks}. Lists and counts are not. */
public final class CachedLikeStore implements LikeStore, CacheListener {
    private final LikeStore delegate;
    private final RecentMarks marks;

    /**
     * @param maximumIds as {@link RecentMarks#RecentMarks}
     */
    public CachedLikeStore(LikeStore delegate, long maximumIds, Clock clock) {
        this.delegate = delegate;
        this.marks =
                new RecentMarks(delegate::newestLiked, delegate::likedAmong, maximumIds, clock);
    }

    @Override
    public Set<PostId> likedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public boolean put(Like like) {
        try {
            return delegate.put(like);
        } finally {
            marks.invalidate(like.user());
        }
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        try {
            return delegate.delete(user, post);
        } finally {
            marks.invalidate(user);
        }
    }

    @Override
    public Page<Like> listByPost(PostId post, PageRequest page) {
        return delegate.listByPost(post, page);
    }

    @Override
    public Page<Like> listByUser(UserId user, PageRequest page) {
        return delegate.listByUser(user, page);
    }

    @Override
    public List<PostId> newestLiked(UserId user, int limit) {
        return delegate.newestLiked(user, limit);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return delegate.count(posts);
    }

    @Override
    public void onLike(UserId user, PostId post) {
        marks.invalidate(user);
    }

    @Override
    public void onRebuild() {
        marks.invalidateAll();
    }
}
