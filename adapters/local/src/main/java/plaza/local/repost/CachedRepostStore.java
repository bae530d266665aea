package plaza.local.repost;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.repost.Repost;
import plaza.core.repost.RepostStore;
import plaza.local.cache.CacheListener;
import plaza.local.cache.RecentMarks;

/** Which posts a reader reposted, cached; see {@link RecentMarks}. Lists and counts are not. */
public final class CachedRepostStore implements RepostStore, CacheListener {
    private final RepostStore delegate;
    private final RecentMarks marks;

    /**
     * @param maximumIds as {@link RecentMarks#RecentMarks}
     */
    public CachedRepostStore(RepostStore delegate, long maximumIds, Clock clock) {
        this.delegate = delegate;
        this.marks =
                new RecentMarks(
                        delegate::newestReposted, delegate::repostedAmong, maximumIds, clock);
    }

    @Override
    public Set<PostId> repostedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public boolean put(Repost repost) {
        try {
            return delegate.put(repost);
        } finally {
            marks.invalidate(repost.user());
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
    public Page<Repost> listByPost(PostId post, PageRequest page) {
        return delegate.listByPost(post, page);
    }

    @Override
    public Page<Repost> listByUser(UserId user, PageRequest page) {
        return delegate.listByUser(user, page);
    }

    @Override
    public List<PostId> newestReposted(UserId user, int limit) {
        return delegate.newestReposted(user, limit);
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
    public Map<PostId, Long> count(Collection<PostId> posts) {
        return delegate.count(posts);
    }

    @Override
    public void onRepost(UserId user, PostId post) {
        marks.invalidate(user);
    }

    @Override
    public void onRebuild() {
        marks.invalidateAll();
    }
}
