package plaza.cache.post;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;

/** Root posts by id, cached; see {@link CachedPostRecords}. */
public final class CachedPostStore extends CachedPostRecords<PostStore> implements PostStore {
    public CachedPostStore(PostStore delegate, long maximumPosts, Cache cache, Clock clock) {
        super(delegate, maximumPosts, cache, clock);
    }

    @Override
    protected boolean keeps(Post post) {
        return !post.isReply();
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        return delegate.listByAuthor(author, page);
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
