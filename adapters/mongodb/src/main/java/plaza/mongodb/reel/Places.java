package plaza.mongodb.reel;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.Filters;
import java.util.Optional;
import org.bson.Document;
import plaza.core.id.PostId;
import plaza.mongodb.Documents;
import plaza.mongodb.Mongo;

/**
 * How much has ever been left within reels, in the collection {@code reelPlaces}: {@code {_id:
 * <reel>, isReel, likes, reposts, comments, bytes, alone}}. It is apart so that what counts up is
 * small. From it follows where what comes next has its place: 0 is the reel itself, 1 the first
 * document beside it, and those below 0 are for one each. Who does not come so far to use a place
 * leaves it empty.
 */
final class Places {
    private static final String ID = "_id";
    private static final String IS_REEL = "isReel";
    private static final String BYTES = "bytes";
    private static final String ALONE = "alone";

    /** What comments of one place take when they are made. */
    private static final long BYTES_EACH = 1 << 20;

    private final Documents places;
    private final int each;

    Places(Mongo mongo) {
        this.places = mongo.collection("reelPlaces");
        this.each = mongo.layout().embedded();
    }

    /** Makes places for a reel. */
    void open(PostId reel) {
        count(reel, new Document("$set", new Document(IS_REEL, true)));
    }

    private void count(PostId post, Document change) {
        boolean done;
        do {
            // Of two who make it at a time one is refused, and changes it then.
            done = places.upsert(eq(ID, post.value()), change);
        } while (!done);
    }

    /** The next place in a list; empty where the post is no reel. */
    Optional<Integer> next(PostId post, String list) {
        return places.updateAndFind(
                        and(eq(ID, post.value()), eq(IS_REEL, true)),
                        new Document("$inc", new Document(list, 1)),
                        list)
                .map(counts -> place(counts, list));
    }

    /** As {@link #next}, by what it takes too; where the post is no reel, beside it. */
    int next(PostId post, String list, int bytes) {
        var more = new Document("$inc", new Document(list, 1).append(BYTES, (long) bytes));
        while (true) {
            Optional<Document> counts =
                    places.updateAndFind(Filters.eq(ID, post.value()), more, IS_REEL, list, BYTES);
            if (counts.isPresent()) {
                long before = counts.get().getLong(BYTES) - bytes;
                int beside = counts.get().getBoolean(IS_REEL, false) ? 0 : 1;
                return beside + place(counts.get(), list) + Math.toIntExact(before / BYTES_EACH);
            }
            count(post, new Document("$setOnInsert", new Document(BYTES, 0L)));
        }
    }

    /** A place that is given once. */
    int alone(PostId post) {
        var more = new Document("$inc", new Document(ALONE, 1));
        while (true) {
            Optional<Document> counts = places.updateAndFind(eq(ID, post.value()), more, ALONE);
            if (counts.isPresent()) {
                return -counts.get().getInteger(ALONE);
            }
            count(post, new Document("$setOnInsert", new Document(BYTES, 0L)));
        }
    }

    private int place(Document counts, String list) {
        return (counts.getInteger(list) - 1) / each;
    }
}
