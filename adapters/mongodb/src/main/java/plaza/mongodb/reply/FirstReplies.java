package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.LISTED;
import static plaza.mongodb.reply.ReplyDocuments.REPLY_TO;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.reply.ReplyPlace;
import plaza.core.reply.ReplyStore.Order;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;

/** The first replies under many posts or replies at once. */
final class FirstReplies {
    /**
     * How many levels of the tree one question is about: each is a stage, of which 1,000 may be.
     */
    private static final int WALKS = 100;

    private static final String BELOW = "below";

    private final Documents comments;
    private final CommentTexts texts;

    FirstReplies(Documents comments, CommentTexts texts) {
        this.comments = comments;
        this.texts = texts;
    }

    /**
     * Three questions, however many are asked for: under which there is anything, the ids of the
     * first ones under each of those, and what these stand for.
     */
    Map<PostId, Page<ReplyPlace>> list(Collection<PostId> parents, Order order, int limit) {
        Map<PostId, List<UUID>> below = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> below.put(parent, List.of()));
        for (List<PostId> some : Batch.split(answered(below.keySet()), WALKS)) {
            below.putAll(walk(some, order, limit + 1));
        }
        List<UUID> ids = below.values().stream().flatMap(List::stream).toList();
        Map<UUID, ReplyPlace> places = HashMap.newHashMap(ids.size());
        for (List<UUID> some : Batch.split(ids)) {
            texts.filled(comments.find(in(ID, some)))
                    .forEach((id, comment) -> places.put(id, ReplyDocuments.place(comment)));
        }
        Map<PostId, Page<ReplyPlace>> pages = HashMap.newHashMap(below.size());
        below.forEach((parent, first) -> pages.put(parent, level(places(first, places), limit)));
        return pages;
    }

    private static List<ReplyPlace> places(List<UUID> ids, Map<UUID, ReplyPlace> found) {
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    private List<PostId> answered(Collection<PostId> parents) {
        return Batch.split(Fields.ids(parents)).stream()
                .flatMap(some -> comments.distinct(REPLY_TO, in(REPLY_TO, some)).stream())
                .map(PostId::new)
                .toList();
    }

    /** A walk along the index for each parent: the ids of the first replies under it. */
    private Map<PostId, List<UUID>> walk(List<PostId> parents, Order order, int limit) {
        List<Bson> pipeline = new ArrayList<>();
        // The walks hang on any comment: there is one, for these are answered.
        pipeline.add(new Document("$limit", 1));
        pipeline.add(new Document("$project", new Document(ID, 1)));
        for (int i = 0; i < parents.size(); i++) {
            var walk =
                    new Document("from", comments.name())
                            .append("let", new Document())
                            .append("pipeline", first(parents.get(i), order, limit))
                            .append("as", BELOW + i);
            pipeline.add(new Document("$lookup", walk));
        }
        Map<PostId, List<UUID>> below = HashMap.newHashMap(parents.size());
        for (Document found : comments.aggregate(pipeline)) {
            for (int i = 0; i < parents.size(); i++) {
                below.put(
                        parents.get(i),
                        found.getList(BELOW + i, Document.class).stream()
                                .map(place -> Fields.id(place, ID))
                                .toList());
            }
        }
        return below;
    }

    private static List<Bson> first(PostId parent, Order order, int limit) {
        return List.of(
                new Document("$match", and(eq(REPLY_TO, parent.value()), LISTED)),
                new Document("$sort", sort(order)),
                new Document("$limit", limit),
                new Document("$project", new Document(ID, 1)));
    }

    static Bson sort(Order order) {
        return switch (order) {
            case NEWEST -> descending(ID);
            case OLDEST -> ascending(ID);
        };
    }

    static Page<ReplyPlace> level(List<ReplyPlace> oneMore, int limit) {
        return Page.of(oneMore, limit, last -> last.id().toCursor());
    }
}
