package plaza.memory.reply;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;
import plaza.memory.post.MemoryPostRecords;

/** Replies in memory. Thread-safe. */
public final class MemoryReplyStore extends MemoryPostRecords implements ReplyStore {
    private static final int MAX_ANCESTORS = 101;

    public MemoryReplyStore() {
        super(Post::isReply);
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        PostId from = PostId.of(page.cursor());
        Comparator<PostId> ids =
                switch (order) {
                    case NEWEST -> Comparator.reverseOrder();
                    case OLDEST -> Comparator.naturalOrder();
                };
        Map<PostId, PostId> parents = parents();
        List<ReplyPlace> oneMore =
                parents.keySet().stream()
                        .filter(id -> parent.equals(parents.get(id)))
                        .filter(id -> from == null || ids.compare(from, id) < 0)
                        .map(id -> new ReplyPlace(id, get(id)))
                        .filter(it -> it.reply() != null || parents.containsValue(it.id()))
                        .sorted(Comparator.comparing(ReplyPlace::id, ids))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(oneMore, page.limit(), place -> place.id().toCursor());
    }

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        return parents.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                parent -> listReplies(parent, order, PageRequest.first(limit))));
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        Map<PostId, PostId> parents = parents();
        return Stream.iterate(parents.get(reply), Objects::nonNull, parents::get)
                .limit(MAX_ANCESTORS)
                .toList();
    }

    @Override
    public Set<PostId> answeredAmong(UserId author, Collection<PostId> posts) {
        Set<PostId> wanted = Set.copyOf(posts);
        return all().filter(reply -> reply.author().equals(author))
                .map(Post::replyTo)
                .filter(Objects::nonNull)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts =
                all().map(Post::replyTo)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(parent -> parent, Collectors.counting()));
        return parents.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                Function.identity(), parent -> counts.getOrDefault(parent, 0L)));
    }
}
