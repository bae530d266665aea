package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.PLACE;
import static plaza.mongodb.reply.ReplyDocuments.REEL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Changes fields of an element that was edited so often; says whether there is such a one. */
    boolean change(Document place, int edits, Document fields) {
        Bson element = and(eq(COMMENT, Fields.id(place, ID)), eq(PostDocuments.EDITS, edits));
        var changed = new Document();
        fields.forEach((name, value) -> changed.append(COMMENTS + ".$." + name, value));
        return documents(place)
                .update(
                        and(documentOf(place), elemMatch(COMMENTS, element)),
                        new Document("$set", changed));
    }

    /** The elements of these places, by the ids of the comments. */
    Map<UUID, Document> find(Collection<Document> places) {
        Map<UUID, Document> found = new HashMap<>();
        for (boolean beside : List.of(false, true)) {
            List<Document> some =
                    places.stream().filter(place -> placeOf(place) > 0 == beside).toList();
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
