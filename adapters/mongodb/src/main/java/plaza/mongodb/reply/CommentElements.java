package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.PLACE;
import static plaza.mongodb.reply.ReplyDocuments.REEL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.post.PostDocuments;
import plaza.mongodb.reel.ReelList;

/** Comments as elements of the lists in which their places say that they are. */
final class CommentElements {
    static final String COMMENTS = "comments";
    static final String COMMENT = "commentId";

    /** To which place a comment has gone that is no longer at this one. */
    static final String MOVED = "movedTo";

    static final String FROM = "movedFrom";

    /** Up to which size a comment may grow where it is. */
    private static final int SMALL = 2_000;

    private static final Set<String> OF_PLACES =
            Set.of(
                    ID,
                    REEL,
                    PLACE,
                    "places",
                    FROM,
                    ReplyDocuments.PARENT,
                    ReplyDocuments.REPLY_TO,
                    ReplyDocuments.ANCESTORS,
                    EarlierTexts.REVISIONS);

    private final ReelList list;

    CommentElements(ReelList list) {
        this.list = list;
    }

    private static int placeOf(Document place) {
        return place.getInteger(PLACE);
    }

    private Documents documents(Document place) {
        return list.documents(placeOf(place));
    }

    private Bson documentOf(Document place) {
        return eq(ID, list.id(Fields.post(place, REEL), placeOf(place)));
    }

    /** Adds an element, unless it is there; says whether it was not. */
    boolean add(Document place, Document element) {
        Bson without = and(documentOf(place), ne(COMMENTS + "." + COMMENT, Fields.id(place, ID)));
        Bson push = new Document("$push", new Document(COMMENTS, element));
        boolean added = documents(place).change(without, push);
        if (added || placeOf(place) == 0) {
            return added;
        }
        // It is there, or the document beside the reel is not.
        list.open(Fields.post(place, REEL), placeOf(place));
        return documents(place).change(without, push);
    }

    void remove(Document place) {
        var element = new Document(COMMENT, Fields.id(place, ID));
        documents(place)
                .change(documentOf(place), new Document("$pull", new Document(COMMENTS, element)));
    }

    /** The element of a comment with some fields changed. */
    Document changed(Document comment, Document fields) {
        var element = new Document(comment);
        OF_PLACES.forEach(element::remove);
        element.putAll(fields);
        return element;
    }

    /** Whether a comment may stay where it is with these fields changed. */
    boolean fits(Document comment, Document fields) {
        Documents documents = documents(comment);
        int size = documents.size(changed(comment, fields));
        return size <= SMALL || size <= documents.size(changed(comment, new Document()));
    }

    /** Changes fields of a comment, unless it was edited or moved meanwhile; says whether not. */
    boolean change(Document comment, Document fields) {
        Bson element =
                and(
                        eq(COMMENT, Fields.id(comment, ID)),
                        eq(PostDocuments.EDITS, comment.getInteger(PostDocuments.EDITS)),
                        exists(MOVED, false));
        var changed = new Document();
        fields.forEach((name, value) -> changed.append(COMMENTS + ".$." + name, value));
        return documents(comment)
                .update(
                        and(documentOf(comment), elemMatch(COMMENTS, element)),
                        new Document("$set", changed));
    }

    /** The elements of these places, by the ids of the comments. */
    Map<UUID, Document> find(Collection<Document> places) {
        Map<UUID, Document> found = new HashMap<>();
        for (boolean beside : List.of(false, true)) {
            List<Document> some =
                    places.stream().filter(place -> placeOf(place) != 0 == beside).toList();
            for (List<Document> part : Batch.split(some)) {
                found.putAll(findSome(part));
            }
        }
        return found;
    }

    /** All among the same documents. */
    private Map<UUID, Document> findSome(List<Document> places) {
        List<Object> documents = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (Document place : places) {
            PostId reel = Fields.post(place, REEL);
            documents.add(list.id(reel, placeOf(place)));
            ids.add(Fields.id(place, ID));
        }
        var asked =
                new Document("input", "$" + COMMENTS)
                        .append("as", "it")
                        .append("cond", new Document("$in", List.of("$$it." + COMMENT, ids)));
        List<Bson> pipeline =
                List.of(
                        new Document(
                                "$match",
                                new Document(
                                        ID,
                                        new Document(
                                                "$in", documents.stream().distinct().toList()))),
                        new Document(
                                "$project",
                                new Document(COMMENTS, new Document("$filter", asked))));
        Map<UUID, Document> found = new HashMap<>();
        for (Document document : documents(places.getFirst()).aggregate(pipeline)) {
            for (Document element : document.getList(COMMENTS, Document.class, List.of())) {
                found.put(Fields.id(element, COMMENT), element);
            }
        }
        return found;
    }
}
