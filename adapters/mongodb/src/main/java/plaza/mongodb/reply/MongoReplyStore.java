package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

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
import java.util.stream.Stream;
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
import plaza.core.post.Visibility;
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

    /**
     * How many levels of the tree one question is about: each is a stage, of which 1,000 may be.
     */
    private static final int WALKS = 100;

    private static final String ID = "_id";
    private static final String REEL = "reelId";
    private static final String USER = "userId";
    private static final String TEXT = "text";
    private static final String REPLY_TO = "replyTo";
    private static final String ANCESTORS = "ancestors";
    private static final String EDITS = "edits";
    private static final String REVISIONS = "revisions";
    private static final String DELETED = "deleted";
    private static final String ANSWERED = "answered";
    private static final String PARENT = "parentCommentId";
    private static final String COMMENTS = "comments";
    private static final String BELOW = "below";

    private static final Bson THERE = exists(DELETED, false);
    private static final Bson LISTED = or(THERE, eq(ANSWERED, true));

    private final Documents comments;
    private final Documents users;

    public MongoReplyStore(Mongo mongo) {
        this.comments =
                mongo.collection(
                        COMMENTS,
                        Index.on(compoundIndex(ascending(REEL), descending("createdAt"))),
                        Index.on(ascending(USER)),
                        Index.on(ascending(REPLY_TO, ID)));
        this.users = mongo.collection("users");
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
        comment.putAll(text(reply.text(), reply.entities()));
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

    private static Document text(String text, Entities entities) {
        return new Document(TEXT, text)
                .append("hashtags", entities.hashtags())
                .append("mentions", Fields.texts(entities.mentions()))
                .append("urls", entities.urls());
    }

    private static @Nullable String text(@Nullable PostId id) {
        return id == null ? null : id.toString();
    }

    private static Post reply(Document comment) {
        String quoteOf = comment.getString("quoteOf");
        return new Post(
                Fields.post(comment, ID),
                Fields.user(comment, USER),
                comment.getString(TEXT),
                new Entities(
                        comment.getList("hashtags", String.class),
                        comment.getList("mentions", String.class).stream()
                                .map(id -> new UserId(UUID.fromString(id)))
                                .toList(),
                        comment.getList("urls", String.class)),
                comment.getList("media", String.class),
                Fields.post(comment, REPLY_TO),
                quoteOf == null ? null : new PostId(UUID.fromString(quoteOf)),
                Visibility.valueOf(comment.getString("visibility")),
                Fields.optionalInstant(comment, "editedAt"));
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        return Batch.all(
                ids,
                some ->
                        comments.find(and(in(ID, Fields.texts(some)), THERE)).stream()
                                .map(MongoReplyStore::reply)
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
            Post reply = reply(comment);
            Instant since = reply.editedAt() == null ? reply.createdAt() : reply.editedAt();
            var earlier = Fields.with(new Document(TEXT, reply.text()), "at", since);
            Document changed = Fields.with(text(text, entities), "editedAt", at);
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
                find(id).map(comment -> comments.replace(there, left(comment))).orElse(false);
        keepPlace(id);
        return deleted;
    }

    /** What is left of a reply: where it stood. */
    private static Document left(Document comment) {
        var left = new Document(DELETED, true);
        for (String place : List.of(ID, REEL, PARENT, REPLY_TO, ANCESTORS)) {
            left.append(place, comment.get(place));
        }
        return left;
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        Bson filter = after == null ? THERE : and(gt(ID, after.toString()), THERE);
        return Page.of(
                comments
                        .find(filter, all -> all.sort(ascending(ID)).limit(page.limit() + 1))
                        .stream()
                        .map(MongoReplyStore::reply)
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
        return level(
                comments
                        .find(
                                and(eq(REPLY_TO, parent.toString()), LISTED, behind),
                                all -> all.sort(sort(order)).limit(page.limit() + 1))
                        .stream()
                        .map(MongoReplyStore::place)
                        .toList(),
                page.limit());
    }

    private static Bson sort(Order order) {
        return switch (order) {
            case NEWEST -> descending(ID);
            case OLDEST -> ascending(ID);
        };
    }

    private static Page<ReplyPlace> level(List<ReplyPlace> oneMore, int limit) {
        return Page.of(oneMore, limit, last -> last.id().toCursor());
    }

    private static ReplyPlace place(Document comment) {
        return comment.containsKey(DELETED)
                ? ReplyPlace.deleted(Fields.post(comment, ID))
                : ReplyPlace.of(reply(comment));
    }

    /**
     * Three questions, however many are asked for: under which there is anything, the ids of the
     * first ones under each of those, and what these stand for.
     */
    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        Map<PostId, List<String>> below = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> below.put(parent, List.of()));
        for (List<PostId> some : Batch.split(answered(below.keySet()), WALKS)) {
            below.putAll(walk(some, order, limit + 1));
        }
        List<String> ids = below.values().stream().flatMap(List::stream).toList();
        Map<String, ReplyPlace> places = HashMap.newHashMap(ids.size());
        for (List<String> some : Batch.split(ids)) {
            comments.find(in(ID, some))
                    .forEach(comment -> places.put(comment.getString(ID), place(comment)));
        }
        Map<PostId, Page<ReplyPlace>> pages = HashMap.newHashMap(below.size());
        below.forEach((parent, first) -> pages.put(parent, level(places(first, places), limit)));
        return pages;
    }

    private static List<ReplyPlace> places(List<String> ids, Map<String, ReplyPlace> found) {
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private List<PostId> answered(Collection<PostId> parents) {
        return Batch.split(Fields.texts(parents)).stream()
                .flatMap(some -> comments.distinct(REPLY_TO, in(REPLY_TO, some)).stream())
                .map(id -> new PostId(UUID.fromString(id)))
                .toList();
    }

    /** A walk along the index for each parent: the ids of the first replies under it. */
    private Map<PostId, List<String>> walk(List<PostId> parents, Order order, int limit) {
        List<Bson> pipeline = new ArrayList<>();
        // The walks hang on any comment: there is one, for these are answered.
        pipeline.add(new Document("$limit", 1));
        pipeline.add(new Document("$project", new Document(ID, 1)));
        for (int i = 0; i < parents.size(); i++) {
            var walk =
                    new Document("from", COMMENTS)
                            .append("let", new Document())
                            .append("pipeline", first(parents.get(i), order, limit))
                            .append("as", BELOW + i);
            pipeline.add(new Document("$lookup", walk));
        }
        Map<PostId, List<String>> below = HashMap.newHashMap(parents.size());
        for (Document found : comments.aggregate(pipeline)) {
            for (int i = 0; i < parents.size(); i++) {
                below.put(
                        parents.get(i),
                        found.getList(BELOW + i, Document.class).stream()
                                .map(place -> place.getString(ID))
                                .toList());
            }
        }
        return below;
    }

    private static List<Bson> first(PostId parent, Order order, int limit) {
        return List.of(
                new Document("$match", and(eq(REPLY_TO, parent.toString()), LISTED)),
                new Document("$sort", sort(order)),
                new Document("$limit", limit),
                new Document("$project", new Document(ID, 1)));
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
