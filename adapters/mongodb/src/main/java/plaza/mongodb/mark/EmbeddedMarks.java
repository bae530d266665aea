package plaza.mongodb.mark;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.reel.ReelList;

/**
 * Marks whose people are in a list within the reel. Each has a document too, which says when, and
 * decides; in it is the place in the list. Whoever changes the list looks at the mark again
 * afterwards: the last who did so has found both alike. What was cut off between the two is
 * completed when it is repeated.
 */
final class EmbeddedMarks implements MarkDocuments {
    private static final String ID = "_id";
    private static final String PLACE = "place";

    private final Documents marks;
    private final ReelList list;

    EmbeddedMarks(Documents marks, ReelList list) {
        this.marks = marks;
        this.list = list;
    }

    @Override
    public boolean put(UserId user, PostId post, Document mark) {
        var markOf = new MarkOf(user, post, mark.getString(ID));
        Optional<Document> there = find(markOf);
        if (there.isEmpty()) {
            list.next(post).ifPresent(place -> mark.append(PLACE, place));
            if (marks.insert(mark)) {
                settle(markOf, mark.getInteger(PLACE), true);
                return true;
            }
            there = find(markOf);
        }
        there.ifPresent(other -> settle(markOf, other.getInteger(PLACE), true));
        return false;
    }

    @Override
    public boolean delete(UserId user, PostId post, String id) {
        var markOf = new MarkOf(user, post, id);
        while (true) {
            Optional<Document> there = find(markOf);
            if (there.isEmpty()) {
                return false;
            }
            @Nullable Integer place = there.get().getInteger(PLACE);
            // First in the list: afterwards nobody would know where it is.
            list(markOf, place, false);
            if (marks.delete(same(there.get()))) {
                settle(markOf, place, false);
                return true;
            }
        }
    }

    private record MarkOf(UserId user, PostId post, String id) {}

    private Optional<Document> find(MarkOf mark) {
        return marks.findOne(eq(ID, mark.id()));
    }

    private static Bson same(Document mark) {
        return and(
                eq(ID, mark.getString(ID)),
                eq(PLACE, mark.getInteger(PLACE)),
                eq(MongoMarkStore.MICROS, mark.getLong(MongoMarkStore.MICROS)));
    }

    /**
     * Has the person in the list at a place where their mark says so, and not where it does not.
     */
    private void settle(MarkOf mark, @Nullable Integer place, boolean is) {
        if (place == null) {
            return;
        }
        boolean listed = is;
        boolean again = true;
        while (again) {
            list(mark, place, listed);
            boolean now = find(mark).filter(it -> place.equals(it.getInteger(PLACE))).isPresent();
            again = now != listed;
            listed = now;
        }
    }

    private void list(MarkOf mark, @Nullable Integer place, boolean is) {
        if (place != null && is) {
            list.add(mark.post(), place, mark.user().value());
        } else if (place != null) {
            list.remove(mark.post(), place, mark.user().value());
        }
    }
}
