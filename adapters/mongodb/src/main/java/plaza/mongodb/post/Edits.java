package plaza.mongodb.post;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static plaza.mongodb.post.PostDocuments.EDITED;
import static plaza.mongodb.post.PostDocuments.EDITS;
import static plaza.mongodb.post.PostDocuments.ID;
import static plaza.mongodb.post.PostDocuments.THERE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Revision;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;

/**
 * Editing the texts of documents that each are a post, with those that it had in {@code revisions}.
 * Edits are conditional on how many there were.
 */
public final class Edits {
    private static final int KEPT_REVISIONS = 100;
    private static final String REVISIONS = "revisions";
    private static final String AT = "at";

    private final Documents documents;
    private final String textField;

    /**
     * @param textField the field of the text
     */
    public Edits(Documents documents, String textField) {
        this.documents = documents;
        this.textField = textField;
    }

    /** As {@link plaza.core.post.PostRecords#edit}. */
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Optional<Document> found = find(id, ID, textField, EDITS, EDITED, EDITED + "Micros");
            if (found.isEmpty() || found.get().getString(textField).equals(text)) {
                return false;
            }
            Document post = found.get();
            Document changed =
                    Fields.with(PostDocuments.text(textField, text, entities), EDITED, at);
            Bson change =
                    new Document("$set", changed)
                            .append("$inc", new Document(EDITS, 1))
                            .append("$push", new Document(REVISIONS, kept(post)));
            // Else somebody else was faster: their text becomes the earlier one.
            if (documents.update(
                    and(eq(ID, id.value()), eq(EDITS, post.getInteger(EDITS))), change)) {
                return true;
            }
        }
    }

    private Document kept(Document post) {
        Instant edited = Fields.optionalInstant(post, EDITED);
        Instant since = edited == null ? Fields.post(post, ID).time() : edited;
        var earlier = Fields.with(new Document("text", post.getString(textField)), AT, since);
        return new Document("$each", List.of(earlier)).append("$slice", -KEPT_REVISIONS);
    }

    private Optional<Document> find(PostId id, String... fields) {
        return documents
                .find(
                        and(eq(ID, id.value()), THERE),
                        all -> all.projection(include(fields)).limit(1))
                .stream()
                .findFirst();
    }

    /** As {@link plaza.core.post.PostRecords#listRevisions}. */
    public List<Revision> listRevisions(PostId id) {
        return find(id, REVISIONS)
                .map(post -> post.getList(REVISIONS, Document.class, List.of()))
                .orElse(List.of())
                .stream()
                .map(
                        revision ->
                                new Revision(
                                        revision.getString("text"), Fields.instant(revision, AT)))
                .toList();
    }
}
