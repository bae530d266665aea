package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static plaza.mongodb.reply.ReplyDocuments.ANCESTORS;
import static plaza.mongodb.reply.ReplyDocuments.ANSWERED;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
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
import plaza.mongodb.post.PostDocuments;

/**
 * Replies in the collection {@code comments}, or, where they are embedded, within their reels, with
 * their places in the tree in {@code reel_comments}: {@code reelId} is the root post, {@code
 * parentCommentId} the reply that is answered or null, {@code replyTo} whichever of the two is
 * answered, and {@code ancestors} the replies above, nearest first. Of a deleted reply the ids and
 * its place in the tree stay, so that it is not made again and its answers keep theirs; {@code
 * answered} says of it that there are any. Thread-safe.
 */
public final class MongoReplyStore implements ReplyStore {
    private static final int MAX_ANCESTORS = 100;

    private final Documents comments;
    private final CommentTexts texts;
    private final FirstReplies first;

    public MongoReplyStore(Mongo mongo) {
        Index tree = Index.on(ascending(REPLY_TO, ID));
        Index answers = Index.on(ascending(USER, REPLY_TO));
        if (mongo.layout().embeds()) {
            this.comments = mongo.collection("reelComments", tree, answers);
            this.texts = new TextsInReels(mongo, comments);
        } else {
            this.comments =
                    mongo.collection(
                            "comments",
                            Index.on(compoundIndex(ascending(REEL), descending("createdAt"))),
                            Index.on(ascending(USER)),
                            answers,
                            tree);
            this.texts = new TextsInPlaces(comments, mongo.collection("users"));
        }
        this.first = new FirstReplies(comments, texts);
    }

    @Override
    public boolean insert(Post reply) {
        PostId parent = reply.replyTo();
        if (parent == null) {
            throw new IllegalArgumentException("Post " + reply.id() + " is of another kind");
        }
        Optional<Document> above = comments.findOne(eq(ID, parent.value()));
        var place =
                new Document(ID, reply.id().value())
                        .append(
                                REEL,
                                above.map(found -> Fields.id(found, REEL)).orElse(parent.value()))
                        .append(PARENT, above.map(found -> parent.value()).orElse(null))
                        .append(REPLY_TO, parent.value())
                        .append(USER, reply.author().value())
                        .append(ANCESTORS, ancestors(parent, above));
        boolean added = texts.insert(place, PostDocuments.document(reply, TEXT));
        // One that is deleted at the same time finds this reply, or is found here.
        if (above.isPresent() && isDeleted(parent)) {
            keepPlace(parent);
        }
        return added;
    }

    private boolean isDeleted(PostId id) {
        return comments.findOne(and(eq(ID, id.value()), eq(DELETED, true))).isPresent();
    }

    /** That a deleted reply was answered, if it was. */
    private void keepPlace(PostId deleted) {
        if (comments.findOne(eq(REPLY_TO, deleted.value())).isPresent()) {
            comments.change(
                    and(eq(ID, deleted.value()), eq(DELETED, true)),
                    new Document("$set", new Document(ANSWERED, true)));
        }
    }

    /** Those above a reply to this parent. */
    private static List<UUID> ancestors(PostId parent, Optional<Document> above) {
        if (above.isEmpty()) {
            return List.of();
        }
        List<UUID> ancestors = new ArrayList<>();
        ancestors.add(parent.value());
        ancestors.addAll(Fields.ids(above.get(), ANCESTORS));
        return ancestors.subList(0, Math.min(MAX_ANCESTORS, ancestors.size()));
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        return Batch.all(
                ids,
                some ->
                        texts
                                .filled(comments.find(and(in(ID, Fields.ids(some)), THERE)))
                                .values()
                                .stream()
                                .map(ReplyDocuments::place)
                                .flatMap(place -> Stream.ofNullable(place.reply()))
                                .collect(Collectors.toMap(Post::id, Function.identity())));
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        return texts.edit(id, text, entities, at);
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return texts.listRevisions(id);
    }

    @Override
    public boolean delete(PostId id) {
        boolean deleted = texts.delete(id);
        keepPlace(id);
        return deleted;
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        Bson filter = after == null ? THERE : and(gt(ID, after.value()), THERE);
        return page(filter, ascending(ID), page)
                .mapPresent(place -> Optional.ofNullable(place.reply()));
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        PostId from = PostId.of(page.cursor());
        Bson behind =
                from == null
                        ? Filters.empty()
                        : switch (order) {
                            case NEWEST -> lt(ID, from.value());
                            case OLDEST -> gt(ID, from.value());
                        };
        return page(
                and(eq(REPLY_TO, parent.value()), LISTED, behind), FirstReplies.sort(order), page);
    }

    private Page<ReplyPlace> page(Bson filter, Bson order, PageRequest page) {
        List<Document> oneMore =
                comments.find(filter, all -> all.sort(order).limit(page.limit() + 1));
        Map<UUID, Document> filled = texts.filled(oneMore);
        return Page.of(oneMore, page.limit(), last -> Fields.post(last, ID).toCursor())
                .mapPresent(place -> Optional.ofNullable(filled.get(Fields.id(place, ID))))
                .map(ReplyDocuments::place);
    }

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        return first.list(parents, order, limit);
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        Optional<Document> comment = comments.findOne(eq(ID, reply.value()));
        List<UUID> above = new ArrayList<>();
        comment.ifPresent(found -> above.addAll(Fields.ids(found, ANCESTORS)));
        if (above.size() < MAX_ANCESTORS) {
            comment.ifPresent(found -> above.add(Fields.id(found, REEL)));
        } else {
            comments.findOne(eq(ID, above.getLast()))
                    .map(found -> Fields.id(found, REPLY_TO))
                    .ifPresent(above::add);
        }
        return above.stream().map(PostId::new).toList();
    }

    @Override
    public Set<PostId> answeredAmong(UserId author, Collection<PostId> posts) {
        Set<PostId> answered = new HashSet<>();
        for (List<UUID> some : Batch.split(Fields.ids(posts))) {
            comments.distinct(REPLY_TO, and(eq(USER, author.value()), in(REPLY_TO, some), THERE))
                    .forEach(id -> answered.add(new PostId(id)));
        }
        return answered;
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts = new HashMap<>();
        parents.forEach(parent -> counts.put(parent, 0L));
        if (!counts.isEmpty()) {
            Counts.of(comments, REPLY_TO, parents, THERE)
                    .forEach((id, count) -> counts.put(new PostId(id), count));
        }
        return counts;
    }
}
