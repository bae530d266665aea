package plaza.memory.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.reply.ReplyStore;
import plaza.memory.post.MemoryPostRecords;

/** Replies in memory. Thread-safe. */
public final class MemoryReplyStore extends MemoryPostRecords implements ReplyStore {
    private static final int MAX_ANCESTORS = 100;

    public MemoryReplyStore() {
        super(Post::isReply);
    }

    @Override
    public Page<Post> listReplies(PostId parent, Order order, PageRequest page) {
        return switch (order) {
            case NEWEST -> newest(reply -> parent.equals(reply.replyTo()), page);
            case OLDEST -> oldest(reply -> parent.equals(reply.replyTo()), page);
        };
    }

    @Override
    public List<Post> listAncestors(PostId reply) {
        List<Post> ancestors = new ArrayList<>();
        Post at = get(reply);
        while (at != null && at.replyTo() != null && ancestors.size() < MAX_ANCESTORS) {
            at = get(at.replyTo());
            if (at != null) {
                ancestors.add(at);
            }
        }
        return ancestors;
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts =
                all().map(Post::replyTo)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(parent -> parent, Collectors.counting()));
        return Batch.checked(parents).stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(), parent -> counts.getOrDefault(parent, 0L)));
    }
}
