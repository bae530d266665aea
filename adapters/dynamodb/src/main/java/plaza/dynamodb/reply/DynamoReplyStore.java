package plaza.dynamodb.reply;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Write;
import plaza.dynamodb.post.DynamoPostRecords;
import plaza.dynamodb.post.PostItems;

/**
 * Replies in the table {@code posts}, listed under what they answer: {@code POST#<parent>,
 * REPLY#<id>}. An entry says whether the reply was ever answered; that of one that never was goes
 * with it, and comes again with its first answer. Thread-safe.
 */
public final class DynamoReplyStore extends DynamoPostRecords implements ReplyStore {
    private static final int MOST_ANCESTORS = 101;
    private static final String ENTRY = "REPLY#";
    private static final String COUNTS = "REPLIES#";
    private static final String BY_AUTHOR = "ANSWERED#";
    private static final String REPLIES = "replies";
    private static final String ANSWERED = "answered";
    private static final String ANCESTORS = "ancestors";

    public DynamoReplyStore(Dynamo dynamo) {
        super(dynamo, "REPLIES");
    }

    @Override
    protected boolean keeps(Post post) {
        return post.isReply();
    }

    @Override
    protected boolean isOfKind(Item item) {
        return PostItems.replyTo(item) != null;
    }

    private static PostId parent(Post reply) {
        return Objects.requireNonNull(reply.replyTo());
    }

    private static Key entry(PostId parent, PostId reply) {
        return new Key(PostItems.partition(parent), ENTRY + reply);
    }

    /** At the author: {@code USER#<id>, ANSWERED#<what>#<reply>}. */
    private static Key byAuthor(Post reply) {
        return new Key(author(reply.author()), BY_AUTHOR + parent(reply) + "#" + reply.id());
    }

    private static String author(UserId author) {
        return "USER#" + author;
    }

    private Write counted(Post reply, int more) {
        return Write.updating(
                posts,
                new Key(
                        PostItems.partition(parent(reply)),
                        COUNTS + Buckets.of(reply.id().value())),
                Change.none().add(REPLIES, more),
                null);
    }

    /** The item of a reply knows what is above it. */
    @Override
    protected Item item(Post reply) {
        PostId parent = parent(reply);
        List<String> ancestors = new ArrayList<>(List.of(parent.toString()));
        answered(parent).ifPresent(item -> ancestors.addAll(item.texts(ANCESTORS)));
        return super.item(reply).with(ANCESTORS, ancestors.stream().limit(MOST_ANCESTORS).toList());
    }

    @Override
    protected Item deleted(Item item, Post reply) {
        return super.deleted(item, reply).with(ANCESTORS, item.texts(ANCESTORS));
    }

    /** The item of what is answered, where that is a reply itself, be it deleted. */
    private Optional<Item> answered(PostId parent) {
        return posts.get(PostItems.key(parent)).filter(this::isOfKind);
    }

    @Override
    protected List<Write> added(Post reply) {
        PostId parent = parent(reply);
        List<Write> writes = new ArrayList<>();
        writes.add(Write.putting(posts, Item.at(entry(parent, reply.id()))));
        writes.add(counted(reply, 1));
        writes.add(Write.putting(posts, Item.at(byAuthor(reply))));
        answered(parent)
                .map(PostItems::replyTo)
                .ifPresent(
                        above ->
                                writes.add(
                                        Write.updating(
                                                posts,
                                                entry(above, parent),
                                                Change.none().set(ANSWERED, true),
                                                null)));
        return writes;
    }

    @Override
    protected List<Write> removed(Post reply) {
        Key entry = entry(parent(reply), reply.id());
        boolean answered = posts.get(entry).filter(item -> item.flag(ANSWERED)).isPresent();
        return List.of(
                answered
                        ? Write.holding(posts, entry, Condition.has(ANSWERED))
                        : Write.deleting(posts, entry, Condition.missing(ANSWERED)),
                counted(reply, -1),
                Write.deleting(posts, byAuthor(reply)));
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        PostId cursor = PostId.of(page.cursor());
        Query level =
                Query.of(PostItems.partition(parent), ENTRY)
                        .after(cursor == null ? null : ENTRY + cursor)
                        .limit(page.limit() + 1);
        return places(posts.query(order == Order.NEWEST ? level.descending() : level), page);
    }

    private static PostId id(Item entry) {
        return PostId.parse(entry.key().sk().substring(ENTRY.length())).orElseThrow();
    }

    private Page<ReplyPlace> places(List<Item> oneMore, PageRequest page) {
        Map<PostId, Item> replies = items(oneMore.stream().map(DynamoReplyStore::id).toList());
        return Page.of(oneMore, page.limit(), entry -> id(entry).toCursor())
                .mapPresent(entry -> place(entry, replies.get(id(entry))));
    }

    /** Nothing where a reply that nobody answered has just gone. */
    private static Optional<ReplyPlace> place(Item entry, @Nullable Item reply) {
        if (reply == null) {
            return Optional.empty();
        }
        if (!PostItems.isDeleted(reply)) {
            return Optional.of(ReplyPlace.of(PostItems.post(reply)));
        }
        return entry.flag(ANSWERED) ? Optional.of(ReplyPlace.deleted(id(entry))) : Optional.empty();
    }

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        List<PostId> once = parents.stream().distinct().toList();
        List<Page<ReplyPlace>> found =
                posts.map(once, parent -> listReplies(parent, order, PageRequest.first(limit)));
        Map<PostId, Page<ReplyPlace>> first = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            first.put(once.get(i), found.get(i));
        }
        return first;
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        return answered(reply).stream()
                .flatMap(item -> item.texts(ANCESTORS).stream())
                .map(id -> PostId.parse(id).orElseThrow())
                .toList();
    }

    @Override
    public Set<PostId> answeredAmong(UserId author, Collection<PostId> posts) {
        List<PostId> once = posts.stream().distinct().toList();
        List<List<Item>> found =
                this.posts.queryAll(
                        once.stream()
                                .map(
                                        post ->
                                                Query.of(author(author), BY_AUTHOR + post + "#")
                                                        .limit(1))
                                .toList());
        Set<PostId> answered = new HashSet<>();
        for (int i = 0; i < once.size(); i++) {
            if (!found.get(i).isEmpty()) {
                answered.add(once.get(i));
            }
        }
        return answered;
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        List<PostId> once = parents.stream().distinct().toList();
        List<List<Item>> found =
                posts.queryAll(
                        once.stream()
                                .map(parent -> Query.of(PostItems.partition(parent), COUNTS))
                                .toList());
        Map<PostId, Long> counts = new HashMap<>();
        for (int i = 0; i < once.size(); i++) {
            counts.put(
                    once.get(i),
                    found.get(i).stream().mapToLong(each -> each.count(REPLIES)).sum());
        }
        return counts;
    }
}
