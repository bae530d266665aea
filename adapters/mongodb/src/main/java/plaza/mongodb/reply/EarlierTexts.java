package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.TEXT;
import static plaza.mongodb.reply.ReplyDocuments.THERE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import plaza.core.post.Revision;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.post.PostDocuments;

/**
 * The texts that comments had, in the documents that say where they stand: {@code revisions
 * {number, text, at}}. Each is kept before the next one stands.
 */
final class EarlierTexts {
    static final String REVISIONS = "revisions";

    private static final int KEPT = 100;
    private static final String NUMBER = "number";
    private static final String AT = "at";

    private final Documents places;

    EarlierTexts(Documents places) {
        this.places = places;
    }

    /** Keeps the text of a comment that stands, once. */
    void keep(Document comment) {
        int number = comment.getInteger(PostDocuments.EDITS);
        Instant edited = Fields.optionalInstant(comment, PostDocuments.EDITED);
        var earlier =
                Fields.with(
                        new Document(NUMBER, number).append(TEXT, comment.getString(TEXT)),
                        AT,
                        edited == null ? Fields.post(comment, ID).time() : edited);
        var one = new Document("$each", List.of(earlier)).append("$slice", -KEPT - 1);
        places.change(
                and(eq(ID, Fields.id(comment, ID)), THERE, ne(REVISIONS + "." + NUMBER, number)),
                new Document("$push", new Document(REVISIONS, one)));
    }

    /** What was kept of a comment; that which stands may be kept already, and is left out. */
    static List<Revision> list(Document comment) {
        int edits = comment.getInteger(PostDocuments.EDITS);
        return comment.getList(REVISIONS, Document.class, List.of()).stream()
                .filter(earlier -> earlier.getInteger(NUMBER) < edits)
                .filter(earlier -> earlier.getInteger(NUMBER) >= edits - KEPT)
                .sorted(Comparator.comparing(earlier -> earlier.getInteger(NUMBER)))
                .map(earlier -> new Revision(earlier.getString(TEXT), Fields.instant(earlier, AT)))
                .toList();
    }
}
