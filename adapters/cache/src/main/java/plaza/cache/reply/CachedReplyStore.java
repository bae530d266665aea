package plaza.cache.reply;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import plaza.cache.post.CachedPostRecords;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.cache.Cache;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;

/** Replies by id, cached; see {@link CachedPostRecords}. */
public final class CachedReplyStore extends CachedPostRecords<ReplyStore> implements ReplyStore {
    public CachedReplyStore(
            ReplyStore delegate,
            long maximumReplies,
            Cache cache,
            Function<PostId, Duration> kept,
            Clock clock) {
        super(delegate, maximumReplies, cache, kept, clock);
    }

    @Override
    protected boolean keeps(Post post) {
        return post.isReply();
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        return delegate.listReplies(parent, order, page);
    }

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        return delegate.listFirstReplies(parents, order, limit);
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        return delegate.listAncestors(reply);
    }

    @Override
    public Set<PostId> answeredAmong(UserId author, Collection<PostId> posts) {
        return delegate.answeredAmong(author, posts);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        return delegate.count(parents);
    }
}
