package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static plaza.mongodb.reply.ReplyDocuments.DELETED;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.PLACE;
import static plaza.mongodb.reply.ReplyDocuments.REEL;
import static plaza.mongodb.reply.ReplyDocuments.TEXT;
import static plaza.mongodb.reply.ReplyDocuments.THERE;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.id.PostId;
import plaza.core.post.Entities;
import plaza.core.post.Revision;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.post.PostDocuments;
import plaza.mongodb.reel.ReelList;

/**
 * What comments say in the list {@code comments} of their reel, or beside it. The document that
 * says where a comment stands is written first, and says in which of these; the element of the list
 * decides whether it is there. Earlier texts are with the place, each before the next one stands.
 */
final class TextsInReels implements CommentTexts {
    private static final int KEPT_REVISIONS = 100;
    private static final String TIME = "timestamp";
    private static final String EDITS = PostDocuments.EDITS;
    private static final String REVISIONS = "revisions";
    private static final String NUMBER = "number";
    private static final String AT = "at";

    private final Documents places;
    private final ReelList list;
    private final CommentElements elements;

    TextsInReels(Mongo mongo, Documents places) {
        this.places = places;
        this.list = new ReelList(mongo, CommentElements.COMMENTS);
        this.elements = new CommentElements(list);
    }

    @Override
    public boolean insert(Document place, Document text) {
        PostId id = Fields.post(place, ID);
        var element =
                new Document(CommentElements.COMMENT, id.value())
                        .append(TIME, Fields.date(id.time()));
        element.putAll(text);
        Document there = place(id).orElseGet(() -> put(place, element));
        if (there.containsKey(DELETED)) {
            return false;
        }
        boolean added = elements.add(there, element);
        if (place(id).filter(now -> now.containsKey(DELETED)).isPresent()) {
            elements.remove(there);
        }
        return added;
    }

    private Document put(Document place, Document element) {
        PostId reel = Fields.post(place, REEL);
        var placed = new Document(place).append(PLACE, list.next(reel, element));
        // Else somebody else was faster: theirs stands.
        return places.insert(placed) ? placed : place(Fields.post(place, ID)).orElseThrow();
    }

    private Optional<Document> place(PostId id) {
        return places.findOne(eq(ID, id.value()));
    }

    @Override
    public Map<UUID, Document> filled(Collection<Document> found) {
        Map<UUID, Document> filled = new HashMap<>();
        Map<UUID, Document> there = new HashMap<>();
        for (Document place : found) {
            (place.containsKey(DELETED) ? filled : there).put(Fields.id(place, ID), place);
        }
        elements.find(there.values())
                .forEach(
                        (id, element) -> {
                            var comment = new Document(there.get(id));
                            comment.putAll(element);
                            filled.put(id, comment);
                        });
        return filled;
    }

    private Optional<Document> find(PostId id) {
        return places.findOne(and(eq(ID, id.value()), THERE))
                .flatMap(place -> Optional.ofNullable(filled(List.of(place)).get(id.value())));
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Optional<Document> found = find(id);
            if (found.isEmpty() || found.get().getString(TEXT).equals(text)) {
                return false;
            }
            Document comment = found.get();
            keep(comment);
            Document changed =
                    Fields.with(PostDocuments.text(TEXT, text, entities), "editedAt", at)
                            .append(EDITS, comment.getInteger(EDITS) + 1);
            // Else somebody else was faster: their text becomes the earlier one.
            if (elements.change(comment, comment.getInteger(EDITS), changed)) {
                return true;
            }
        }
    }

    /** Keeps the text that stands, before another one does. */
    private void keep(Document comment) {
        int number = comment.getInteger(EDITS);
        Instant edited = Fields.optionalInstant(comment, "editedAt");
        var earlier =
                Fields.with(
                        new Document(NUMBER, number).append(TEXT, comment.getString(TEXT)),
                        AT,
                        edited == null ? Fields.post(comment, ID).time() : edited);
        places.change(
                and(eq(ID, Fields.id(comment, ID)), THERE, ne(REVISIONS + "." + NUMBER, number)),
                new Document(
                        "$push",
                        new Document(
                                REVISIONS,
                                new Document("$each", List.of(earlier))
                                        .append("$slice", -KEPT_REVISIONS - 1))));
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        Optional<Document> found = find(id);
        if (found.isEmpty()) {
            return List.of();
        }
        int edits = found.get().getInteger(EDITS);
        // That which stands may be kept already.
        return found.get().getList(REVISIONS, Document.class, List.of()).stream()
                .filter(
                        earlier ->
                                earlier.getInteger(NUMBER) < edits
                                        && earlier.getInteger(NUMBER) >= edits - KEPT_REVISIONS)
                .sorted(Comparator.comparing(earlier -> earlier.getInteger(NUMBER)))
                .map(earlier -> new Revision(earlier.getString(TEXT), Fields.instant(earlier, AT)))
                .toList();
    }

    @Override
    public boolean delete(PostId id) {
        Optional<Document> place = place(id);
        if (place.isEmpty()) {
            return false;
        }
        Bson there = and(eq(ID, id.value()), THERE);
        boolean deleted = places.replace(there, ReplyDocuments.left(place.get()));
        // Also where it is gone: a crash may have left it.
        elements.remove(place.get());
        return deleted;
    }
}
