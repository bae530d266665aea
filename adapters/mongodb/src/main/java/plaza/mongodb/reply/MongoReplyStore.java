package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static plaza.mongodb.reply.ReplyDocuments.ANCESTORS;
import static plaza.mongodb.reply.ReplyDocuments.ANSWERED;
import static plaza.mongodb.reply.ReplyDocuments.COMMENTS;
import static plaza.mongodb.reply.ReplyDocuments.DELETED;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.LISTED;
import static plaza.mongodb.reply.ReplyDocuments.PARENT;
import static plaza.mongodb.reply.ReplyDocuments.REEL;
import static plaza.mongodb.reply.ReplyDocuments.REPLY_TO;
import static plaza.mongodb.reply.ReplyDocuments.TEXT;
import static plaza.mongodb.reply.ReplyDocuments.THERE;
import static plaza.mongodb.reply.ReplyDocuments.USER;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Revision;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;
import plaza.mongodb.post.Counts;

/**
 * Replies in the collection {@code comments}: {@code reelId} is the root post, {@code
 * parentCommentId} the reply that is answered or null, {@code replyTo} whichever of the two is
 * answered, and {@code ancestors} the replies above, nearest first. {@code username} is that of the
 * author when it was written, for people who look into the database. Of a deleted reply the ids and
 * its place in the tree stay, so that it is not made again and its answers keep theirs; {@code
 * answered} says of it that there are any. Thread-safe.
 */
public final class MongoReplyStore implements ReplyStore {
    private static final int MAX_ANCESTORS = 100;
    private static final int KEPT_REVISIONS = 100;

    private static final String EDITS = "edits";
    private static final String REVISIONS = "revisions";

    private final Documents comments;
    private final Documents users;
    private final FirstReplies first;

    public MongoReplyStore(Mongo mongo) {
        this.comments =
                mongo.collection(
                        COMMENTS,
                        Index.on(compoundIndex(ascending(REEL), descending("createdAt"))),
                        Index.on(ascending(USER)),
                        Index.on(ascending(REPLY_TO, ID)));
        this.users = mongo.collection("users");
        this.first = new FirstReplies(comments);
    }

    @Override
    public boolean insert(Post reply) {
        PostId parent = reply.replyTo();
        if (parent == null) {
            throw new IllegalArgumentException("Post " + reply.id() + " is of another kind");
        }
        Optional<Document> above = comments.findOne(eq(ID, parent.toString()));
        var comment =
                new Document(ID, reply.id().toString())
                        .append(
                                REEL,
                                above.map(found -> found.getString(REEL)).orElse(parent.toString()))
                        .append(USER, reply.author().toString())
                        .append("username", username(reply.author()))
                        .append("createdAt", Fields.date(reply.createdAt()))
                        .append(PARENT, above.map(found -> parent.toString()).orElse(null))
                        .append(REPLY_TO, parent.toString())
                        .append(ANCESTORS, ancestors(parent, above))
                        .append("media", reply.media())
                        .append("quoteOf", text(reply.quoteOf()))
                        .append("visibility", reply.visibility().name())
                        .append(EDITS, 0);
        comment.putAll(ReplyDocuments.text(reply.text(), reply.entities()));
        if (reply.editedAt() != null) {
            Fields.with(comment, "editedAt", reply.editedAt());
        }
        boolean added = comments.insert(comment);
        // One that is deleted at the same time finds this reply, or is found here.
        if (above.isPresent() && isDeleted(parent)) {
            keepPlace(parent);
        }
        return added;
    }

    private boolean isDeleted(PostId id) {
        return comments.findOne(and(eq(ID, id.toString()), eq(DELETED, true))).isPresent();
    }

    /** That a deleted reply was answered, if it was. */
    private void keepPlace(PostId deleted) {
        if (comments.findOne(eq(REPLY_TO, deleted.toString())).isPresent()) {
            comments.change(
                    and(eq(ID, deleted.toString()), eq(DELETED, true)),
                    new Document("$set", new Document(ANSWERED, true)));
        }
    }

    private @Nullable String username(UserId author) {
        return users
                .find(
                        eq(ID, author.toString()),
                        all -> all.projection(include("username")).limit(1))
                .stream()
                .findFirst()
                .map(user -> user.getString("username"))
                .orElse(null);
    }

    /** Those above a reply to this parent. */
    private static List<String> ancestors(PostId parent, Optional<Document> above) {
        if (above.isEmpty()) {
            return List.of();
        }
        List<String> ancestors = new ArrayList<>();
        ancestors.add(parent.toString());
        ancestors.addAll(above.get().getList(ANCESTORS, String.class, List.of()));
        return ancestors.subList(0, Math.min(MAX_ANCESTORS, ancestors.size()));
    }

    private static @Nullable String text(@Nullable PostId id) {
        return id == null ? null : id.toString();
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        return Batch.all(
                ids,
                some ->
                        comments.find(and(in(ID, Fields.texts(some)), THERE)).stream()
                                .map(ReplyDocuments::reply)
                                .collect(Collectors.toMap(Post::id, Function.identity())));
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Optional<Document> found = find(id);
            if (found.isEmpty() || found.get().getString(TEXT).equals(text)) {
                return false;
            }
            Document comment = found.get();
            Post reply = ReplyDocuments.reply(comment);
            Instant since = reply.editedAt() == null ? reply.createdAt() : reply.editedAt();
            var earlier = Fields.with(new Document(TEXT, reply.text()), "at", since);
            Document changed = Fields.with(ReplyDocuments.text(text, entities), "editedAt", at);
            Bson unchanged = and(eq(ID, id.toString()), eq(EDITS, comment.getInteger(EDITS)));
            Bson change =
                    new Document("$set", changed)
                            .append("$inc", new Document(EDITS, 1))
                            .append(
                                    "$push",
                                    new Document(
                                            REVISIONS,
                                            new Document("$each", List.of(earlier))
                                                    .append("$slice", -KEPT_REVISIONS)));
            // Else somebody else was faster: their text becomes the earlier one.
            if (comments.update(unchanged, change)) {
                return true;
            }
        }
    }

    private Optional<Document> find(PostId id) {
        return comments.findOne(and(eq(ID, id.toString()), THERE));
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return find(id)
                .map(comment -> comment.getList(REVISIONS, Document.class, List.of()))
                .orElse(List.of())
                .stream()
                .map(
                        revision ->
                                new Revision(
                                        revision.getString(TEXT), Fields.instant(revision, "at")))
                .toList();
    }

    @Override
    public boolean delete(PostId id) {
        Bson there = and(eq(ID, id.toString()), THERE);
        boolean deleted =
                find(id).map(comment -> comments.replace(there, ReplyDocuments.left(comment)))
                        .orElse(false);
        keepPlace(id);
        return deleted;
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        Bson filter = after == null ? THERE : and(gt(ID, after.toString()), THERE);
        return Page.of(
                comments
                        .find(filter, all -> all.sort(ascending(ID)).limit(page.limit() + 1))
                        .stream()
                        .map(ReplyDocuments::reply)
                        .toList(),
                page.limit(),
                last -> last.id().toCursor());
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        PostId from = PostId.of(page.cursor());
        Bson behind =
                from == null
                        ? Filters.empty()
                        : switch (order) {
                            case NEWEST -> lt(ID, from.toString());
                            case OLDEST -> gt(ID, from.toString());
                        };
        return FirstReplies.level(
                comments
                        .find(
                                and(eq(REPLY_TO, parent.toString()), LISTED, behind),
                                all -> all.sort(FirstReplies.sort(order)).limit(page.limit() + 1))
                        .stream()
                        .map(ReplyDocuments::place)
                        .toList(),
                page.limit());
    }

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        return first.list(parents, order, limit);
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        Optional<Document> comment = comments.findOne(eq(ID, reply.toString()));
        List<String> above = new ArrayList<>();
        comment.ifPresent(found -> above.addAll(found.getList(ANCESTORS, String.class, List.of())));
        if (above.size() < MAX_ANCESTORS) {
            comment.ifPresent(found -> above.add(found.getString(REEL)));
        } else {
            comments.findOne(eq(ID, above.getLast()))
                    .map(found -> found.getString(REPLY_TO))
                    .ifPresent(above::add);
        }
        return above.stream().map(id -> new PostId(UUID.fromString(id))).toList();
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts = new HashMap<>();
        parents.forEach(parent -> counts.put(parent, 0L));
        if (!counts.isEmpty()) {
            Counts.of(comments, REPLY_TO, parents, THERE)
                    .forEach((id, count) -> counts.put(new PostId(UUID.fromString(id)), count));
        }
        return counts;
    }
}
