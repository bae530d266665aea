package plaza.cache.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import plaza.cache.CacheListener;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.cache.SharedEntries;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostRecords;
import plaza.core.post.PostRef;
import plaza.core.post.Revision;

/**
 * Posts by id, cached, and that an id belongs to none; a new post is there before its first reader
 * asks. Revisions are not cached.
 */
public abstract class CachedPostRecords<S extends PostRecords>
        implements PostRecords, CacheListener {
    /**
     * How old a post may be to be taken from its event: older ones are imported, or the event is
     * very late.
     */
    static final Duration NEW = Duration.ofMinutes(1);

    /**
     * What the cache counts in, in bytes: an id of which is known that it is no post's takes 160.
     */
    private static final int GRAIN = 200;

    /** A post with some people and hashtags in some 300 characters. */
    private static final int USUAL = 6 * GRAIN;

    /** What a post takes besides what it says: its objects, ids and times, and its entries. */
    private static final int FIXED = 400;

    /** What a list takes for each of its texts or people besides characters, in bytes. */
    private static final int EACH = 64;

    /** What is not of Latin-1 takes two bytes a character. */
    private static final int LATIN = 0xFF;

    protected final S delegate;
    private final ReadThrough<PostId, Post> posts;
    private final SharedEntries<PostId, Post> shared;
    private final Clock clock;

    /**
     * @param maximumPosts bound of the posts held, of {@value #USUAL} bytes each; one counts as it
     *     is longer or shorter
     * @param cache that the servers share
     * @param kept for how long it keeps a post
     */
    protected CachedPostRecords(
            S delegate,
            long maximumPosts,
            Cache cache,
            Function<PostId, Duration> kept,
            Clock clock) {
        this.delegate = delegate;
        this.shared = new SharedEntries<>(cache, "post", PostFormat.INSTANCE, kept);
        this.posts =
                new ReadThrough<>(
                        maximumPosts * (USUAL / GRAIN),
                        CachedPostRecords::weight,
                        Newcomers.ANNOUNCED,
                        clock);
        this.clock = clock;
    }

    private static int weight(Post post) {
        Entities entities = post.entities();
        int bytes =
                FIXED
                        + bytes(post.text())
                        + bytes(entities.hashtags())
                        + bytes(entities.urls())
                        + entities.mentions().size() * EACH
                        + bytes(post.media());
        return Math.ceilDiv(bytes, GRAIN);
    }

    private static int bytes(List<String> texts) {
        int bytes = texts.size() * EACH;
        for (String text : texts) {
            bytes += bytes(text);
        }
        return bytes;
    }

    private static int bytes(String text) {
        return text.chars().allMatch(character -> character <= LATIN)
                ? text.length()
                : 2 * text.length();
    }

    /** Whether this store keeps such posts. */
    protected abstract boolean keeps(Post post);

    /** Somebody has a post more or less, or may have. */
    protected void onListChanged(UserId author) {}

    @Override
    public final Map<PostId, Post> findAll(Collection<PostId> ids) {
        return posts.getAll(ids, missing -> shared.getAll(missing, delegate::findAll));
    }

    @Override
    public final boolean insert(Post post) {
        try {
            return delegate.insert(post);
        } finally {
            posts.added(post.id());
            onListChanged(post.author());
        }
    }

    @Override
    public final Set<PostId> insertAll(Collection<Post> all) {
        try {
            return delegate.insertAll(all);
        } finally {
            for (Post post : all) {
                posts.added(post.id());
                onListChanged(post.author());
            }
        }
    }

    @Override
    public final boolean edit(PostId id, String text, Entities entities, Instant at) {
        return posts.change(
                () -> shared.change(id, () -> delegate.edit(id, text, entities, at)), id);
    }

    @Override
    public final boolean delete(PostId id) {
        return posts.change(() -> shared.change(id, () -> delegate.delete(id)), id);
    }

    @Override
    public final List<Revision> listRevisions(PostId id) {
        return delegate.listRevisions(id);
    }

    @Override
    public final Page<Post> scan(PageRequest page) {
        return delegate.scan(page);
    }

    @Override
    public final void onPostCreated(Post post, boolean whole) {
        if (keeps(post)) {
            if (whole && post.createdAt().isAfter(clock.instant().minus(NEW))) {
                posts.offer(post.id(), post);
            } else {
                posts.added(post.id());
            }
            onListChanged(post.author());
        }
    }

    @Override
    public final void onPostEdited(PostId post) {
        posts.invalidate(post);
    }

    @Override
    public final void onPostDeleted(PostRef post) {
        posts.invalidate(post.id());
        onListChanged(post.author());
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        return Map.of("posts", posts);
    }

    @Override
    public void onRebuild() {
        posts.invalidateAll();
        shared.clear();
    }
}
