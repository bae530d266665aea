package plaza.cache.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.cache.PostIdSet;
import plaza.cache.ReadThrough;
import plaza.cache.ReadThrough.Newcomers;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;

/**
 * Root posts by id, cached; see {@link CachedPostRecords}. So are the ids of the newest {@value
 * #NEWEST} posts of an author, so that the first pages of a person's posts ask the store for
 * nothing. Other lists, and counts, are not cached.
 */
public final class CachedPostStore extends CachedPostRecords<PostStore> implements PostStore {
    /** Two pages of the usual size, and what tells that there is more. */
    static final int NEWEST = 50;

    /** What an entry takes besides its ids, in units of an id (16 bytes). */
    private static final int OVERHEAD = 16;

    private final ReadThrough<UserId, Newest> authors;

    private record Newest(PostIdSet ids, boolean complete) {}

    /**
     * @param maximumPosts bound of the posts held, as in {@link CachedPostRecords}
     * @param maximumIds how many ids are held at the most in the lists of all authors together, 16
     *     bytes each; each author counts as 16 more
     * @param kept for how long the cache that the servers share keeps a post
     */
    public CachedPostStore(
            PostStore delegate,
            long maximumPosts,
            long maximumIds,
            Cache cache,
            Function<PostId, Duration> kept,
            Clock clock) {
        super(delegate, maximumPosts, cache, kept, clock);
        this.authors =
                new ReadThrough<>(
                        maximumIds,
                        newest -> OVERHEAD + newest.ids().size(),
                        Newcomers.UNANNOUNCED,
                        clock);
    }

    @Override
    protected boolean keeps(Post post) {
        return !post.isReply();
    }

    @Override
    protected void onListChanged(UserId author) {
        authors.invalidate(author);
    }

    @Override
    public Map<String, ReadThrough<?, ?>> parts() {
        Map<String, ReadThrough<?, ?>> parts = new HashMap<>(super.parts());
        parts.put("authors", authors);
        return parts;
    }

    @Override
    public void onRebuild() {
        super.onRebuild();
        authors.invalidateAll();
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        Newest newest = page.limit() < NEWEST ? authors.get(author, this::newest) : null;
        if (newest == null) {
            return delegate.listByAuthor(author, page);
        }
        List<PostId> ids = newest.ids().list(before, page.limit() + 1);
        if (ids.size() <= page.limit() && !newest.complete()) {
            return delegate.listByAuthor(author, page);
        }
        Map<PostId, Post> found = findAll(ids);
        if (found.size() < ids.size()) {
            // One was deleted, and its event is not here yet.
            authors.invalidate(author);
            return delegate.listByAuthor(author, page);
        }
        List<Post> posts = new ArrayList<>(ids.size());
        for (PostId id : ids) {
            posts.add(found.get(id));
        }
        return Page.of(posts, page.limit(), post -> post.id().toCursor());
    }

    private Newest newest(UserId author) {
        Page<Post> posts = delegate.listByAuthor(author, PageRequest.first(NEWEST));
        return new Newest(
                PostIdSet.of(posts.items().stream().map(Post::id).toList()), posts.next() == null);
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        return delegate.listNewestKeys(authors, before, limit);
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        return delegate.listPublic(since, until, page);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        return delegate.listByHashtag(hashtag, page);
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        return delegate.countByAuthor(authors);
    }
}
