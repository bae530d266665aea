package plaza.mongodb.reel;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import plaza.core.id.PostId;
import plaza.mongodb.Documents;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * A list within reels, and beside them in the collection {@code reelOverflow}: {@code {_id:
 * "<reel>:<list>:<place>", reelId, list, place, <list>}}.
 */
public final class ReelList {
    private static final String ID = "_id";
    private static final String REEL = "reelId";
    private static final String LIST = "list";
    private static final String PLACE = "place";

    private final Documents reels;
    private final Documents overflow;
    private final Places places;
    private final String list;

    /**
     * @param list its field
     */
    public ReelList(Mongo mongo, String list) {
        this.reels = mongo.collection(Reels.COLLECTION);
        this.overflow = mongo.collection("reelOverflow", Index.on(ascending(REEL, LIST, PLACE)));
        this.places = new Places(mongo);
        this.list = list;
    }

    /** Where what comes next is to be; empty where the post is no reel. */
    public Optional<Integer> next(PostId post) {
        return places.next(post, list);
    }

    /** As {@link #next}, where it is much; where the post is no reel, beside it. */
    public int next(PostId post, Document element) {
        return places.next(post, list, reels.size(element));
    }

    /** A place at which nothing else will be, for what is large. */
    public int alone(PostId reel) {
        return places.alone(reel);
    }

    /** The documents among which a place is. */
    public Documents documents(int place) {
        return place == 0 ? reels : overflow;
    }

    /** The id of the document of a place. */
    public Object id(PostId reel, int place) {
        return place == 0 ? reel.value() : reel + ":" + list + ":" + place;
    }

    /** Has something in the list, once. */
    public void add(PostId reel, int place, Object value) {
        var change = new Document("$addToSet", new Document(list, value));
        if (place == 0) {
            reels.change(eq(ID, reel.value()), change);
        } else {
            beside(reel, place, change);
        }
    }

    public void remove(PostId reel, int place, Object value) {
        documents(place)
                .change(eq(ID, id(reel, place)), new Document("$pull", new Document(list, value)));
    }

    /** Makes the document of a place beside the reel. */
    public void open(PostId reel, int place) {
        beside(reel, place, new Document());
    }

    private void beside(PostId reel, int place, Document change) {
        Bson document = eq(ID, id(reel, place));
        change.append(
                "$setOnInsert",
                new Document(REEL, reel.value()).append(LIST, list).append(PLACE, place));
        boolean done;
        do {
            // Of two who make it at a time one is refused, and changes it then.
            done = overflow.upsert(document, change);
        } while (!done);
    }
}
