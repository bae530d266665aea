package plaza.mongodb.reply;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static plaza.mongodb.post.PostDocuments.EDITS;
import static plaza.mongodb.reply.CommentElements.COMMENT;
import static plaza.mongodb.reply.CommentElements.MOVED;
import static plaza.mongodb.reply.ReplyDocuments.DELETED;
import static plaza.mongodb.reply.ReplyDocuments.ID;
import static plaza.mongodb.reply.ReplyDocuments.PLACE;
import static plaza.mongodb.reply.ReplyDocuments.REEL;
import static plaza.mongodb.reply.ReplyDocuments.TEXT;
import static plaza.mongodb.reply.ReplyDocuments.THERE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
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
 * decides whether it is there. One that an edit makes large gets another place: the element at the
 * first says where it has gone until the document says so too.
 */
final class TextsInReels implements CommentTexts {
    private static final String TIME = "timestamp";

    /** All places at which something of a comment may be, besides that where it is. */
    private static final String PLACES = "places";

    /** From which place, to that at which it was found, somebody has moved it. */
    private static final String FROM = CommentElements.FROM;

    /** How often somebody may have moved what is looked for, while it is looked for. */
    private static final int LOOKS = 20;

    private final Documents places;
    private final ReelList list;
    private final CommentElements elements;
    private final EarlierTexts earlier;

    TextsInReels(Mongo mongo, Documents places) {
        this.places = places;
        this.list = new ReelList(mongo, CommentElements.COMMENTS);
        this.elements = new CommentElements(list);
        this.earlier = new EarlierTexts(places);
    }

    @Override
    public boolean insert(Document place, Document text) {
        PostId id = Fields.post(place, ID);
        var element = new Document(COMMENT, id.value()).append(TIME, Fields.date(id.time()));
        element.putAll(text);
        Document there = place(id).orElseGet(() -> put(place, element));
        if (there.containsKey(DELETED)) {
            return false;
        }
        boolean added = elements.add(there, element);
        boolean moved =
                place(id)
                        .filter(now -> now.getInteger(PLACE).equals(there.getInteger(PLACE)))
                        .isEmpty();
        if (added && moved) {
            // It was there, and an edit had taken it elsewhere.
            elements.remove(there);
        }
        clearIfDeleted(id);
        return added && !moved;
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
        List<Document> asked = new ArrayList<>();
        for (Document place : found) {
            if (place.containsKey(DELETED)) {
                filled.put(Fields.id(place, ID), place);
            } else {
                asked.add(place);
            }
        }
        for (int look = 0; look < LOOKS && !asked.isEmpty(); look++) {
            asked = fill(asked, filled);
        }
        return filled;
    }

    /** Fills in what is there, and answers where to look for what is elsewhere. */
    private List<Document> fill(List<Document> asked, Map<UUID, Document> filled) {
        Map<UUID, Document> found = elements.find(asked);
        List<Document> elsewhere = new ArrayList<>();
        Map<UUID, Integer> missing = new HashMap<>();
        for (Document place : asked) {
            UUID id = Fields.id(place, ID);
            Document element = found.get(id);
            if (element == null) {
                missing.put(id, place.getInteger(PLACE));
            } else if (element.containsKey(MOVED)) {
                elsewhere.add(
                        new Document(place)
                                .append(PLACE, element.getInteger(MOVED))
                                .append(FROM, place.getInteger(PLACE)));
            } else {
                var comment = new Document(place);
                comment.putAll(element);
                filled.put(id, comment);
            }
        }
        if (!missing.isEmpty()) {
            places.find(and(in(ID, missing.keySet()), THERE)).stream()
                    .filter(now -> !now.getInteger(PLACE).equals(missing.get(Fields.id(now, ID))))
                    .forEach(elsewhere::add);
        }
        return elsewhere;
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
                clearIfDeleted(id);
                return false;
            }
            Document comment = found.get();
            earlier.keep(comment);
            Document changed =
                    Fields.with(PostDocuments.text(TEXT, text, entities), PostDocuments.EDITED, at)
                            .append(EDITS, comment.getInteger(EDITS) + 1);
            // Else somebody else was faster: their text becomes the earlier one.
            if (elements.fits(comment, changed)
                    ? elements.change(comment, changed)
                    : move(comment, changed)) {
                return true;
            }
        }
    }

    /** Changes a comment at a place of its own, and then takes it from where it was. */
    private boolean move(Document comment, Document changed) {
        PostId id = Fields.post(comment, ID);
        if (comment.containsKey(FROM)) {
            // Somebody has moved it, and has not come further or not yet.
            complete(comment);
            return false;
        }
        Document element = elements.changed(comment, changed);
        int place = list.alone(Fields.post(comment, REEL));
        var there = new Document(comment).append(PLACE, place);
        boolean noted =
                places.update(
                        and(eq(ID, id.value()), THERE),
                        new Document("$addToSet", new Document(PLACES, place)));
        if (!noted) {
            return false;
        }
        elements.add(there, element);
        Document gone = new Document(MOVED, place).append(EDITS, changed.getInteger(EDITS));
        boolean moved = elements.change(comment, gone);
        if (moved) {
            complete(there.append(FROM, comment.getInteger(PLACE)));
        } else {
            elements.remove(there);
        }
        clearIfDeleted(id);
        return moved;
    }

    /**
     * Has a comment stand at the place to which the element of its former place says it has gone.
     */
    private void complete(Document moved) {
        var former = new Document(moved).append(PLACE, moved.getInteger(FROM));
        places.change(
                and(eq(ID, Fields.id(moved, ID)), eq(PLACE, former.getInteger(PLACE)), THERE),
                new Document("$set", new Document(PLACE, moved.getInteger(PLACE)))
                        .append("$addToSet", new Document(PLACES, former.getInteger(PLACE))));
        elements.remove(former);
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        return find(id).map(EarlierTexts::list).orElse(List.of());
    }

    @Override
    public boolean delete(PostId id) {
        boolean deleted =
                places.change(
                        and(eq(ID, id.value()), THERE),
                        new Document("$set", new Document(DELETED, true))
                                .append("$unset", new Document(EarlierTexts.REVISIONS, "")));
        // Also where it is gone: a crash may have left it.
        clearIfDeleted(id);
        return deleted;
    }

    /** Leaves no text of a comment that is deleted, wherever it may be. */
    private void clearIfDeleted(PostId id) {
        place(id)
                .filter(place -> place.containsKey(DELETED))
                .ifPresent(
                        place -> {
                            elements.remove(place);
                            place.getList(PLACES, Integer.class, List.of())
                                    .forEach(
                                            other ->
                                                    elements.remove(
                                                            new Document(place)
                                                                    .append(PLACE, other)));
                        });
    }
}
