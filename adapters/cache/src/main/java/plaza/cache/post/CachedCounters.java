package plaza.cache.post;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Counters;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostRef;

/**
 * Counts of posts, cached. Likes, reposts and replies are looked up again after each change.
 * Impressions, which change with every page that is served, are added to what is held instead:
 * those of other processes are seen when the counts are next loaded.
 */
public final class CachedCounters implements Counters, CacheListener {
    private final Counters delegate;
    private final ReadThrough<PostId, PostCounts> counts;
    private final Clock clock;

    /**
     * @param maximumPosts bound of the posts whose counts are held, some 250 bytes each
     */
    public CachedCounters(Counters delegate, long maximumPosts, Clock clock) {
        this.delegate = delegate;
        this.counts = new ReadThrough<>(maximumPosts, count -> 1, Newcomers.ANNOUNCED, clock);
        this.clock = clock;
    }

    @Override
    public Map<PostId, PostCounts> findAll(Collection<PostId> posts) {
        return counts.getAll(posts, delegate::findAll);
    }

    /**
     * Whether a post is known here to have that many likes; nobody is asked where its counts are
     * not held.
     */
    public boolean isLiked(PostId post, long times) {
        PostCounts held = counts.peek(post);
        return held != null && held.likes() >= times;
    }

    @Override
    public void fill(PostId post, PostCounts unknown) {
        counts.change(() -> delegate.fill(post, unknown), post);
    }

    @Override
    public void add(PostId post, CountKind kind, int delta) {
        if (kind == CountKind.IMPRESSIONS) {
            delegate.add(post, kind, delta);
            counts.adjust(post, held -> held.plus(kind, delta));
            return;
        }
        counts.change(() -> delegate.add(post, kind, delta), post);
    }

    @Override
    public void addAll(CountKind kind, Map<PostId, Integer> deltas) {
        if (kind == CountKind.IMPRESSIONS) {
            delegate.addAll(kind, deltas);
            deltas.forEach((post, delta) -> counts.adjust(post, held -> held.plus(kind, delta)));
            return;
        }
        try {
            delegate.addAll(kind, deltas);
        } finally {
            deltas.keySet().forEach(counts::invalidate);
        }
    }

    @Override
    public void put(PostId post, PostCounts newCounts) {
        counts.change(() -> delegate.put(post, newCounts), post);
    }

    @Override
    public void onPostCreated(Post post, boolean whole) {
        if (post.createdAt().isAfter(clock.instant().minus(CachedPostRecords.NEW))) {
            counts.offer(post.id(), PostCounts.NONE);
        }
        if (post.replyTo() != null) {
            counts.invalidate(post.replyTo());
        }
    }

    @Override
    public void onPostDeleted(PostRef post) {
        counts.invalidate(post.id());
        if (post.replyTo() != null) {
            counts.invalidate(post.replyTo());
        }
    }

    @Override
    public void onLike(UserId user, PostId post) {
        counts.invalidate(post);
    }

    @Override
    public void onRepost(UserId user, PostId post) {
        counts.invalidate(post);
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("counts", counts);
    }

    @Override
    public void onRebuild() {
        counts.invalidateAll();
    }
}
