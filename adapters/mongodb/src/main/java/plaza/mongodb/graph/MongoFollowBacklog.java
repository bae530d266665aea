package plaza.mongodb.graph;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import plaza.core.graph.FollowBacklog;
import plaza.core.id.UserId;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Pairs in the collection {@code followBacklog}: {@code {_id: "<follower>:<followed>", followerId,
 * followingId, version, addedMicros}}. Thread-safe.
 */
public final class MongoFollowBacklog implements FollowBacklog {
    private static final String ID = "_id";
    private static final String FOLLOWER = "followerId";
    private static final String FOLLOWED = "followingId";
    private static final String VERSION = "version";
    private static final String ADDED = "addedMicros";

    private final Documents pairs;

    public MongoFollowBacklog(Mongo mongo) {
        this.pairs = mongo.collection("followBacklog", Index.on(ascending(ADDED, ID)));
    }

    @Override
    public void add(UserId follower, UserId followed) {
        Document renewed = new Document(VERSION, UUID.randomUUID());
        Document first =
                new Document(FOLLOWER, follower.value())
                        .append(FOLLOWED, followed.value())
                        .append(ADDED, Fields.micros(Instant.now()));
        Document change = new Document("$set", renewed).append("$setOnInsert", first);
        boolean done;
        do {
            // Of two who make it at a time one is refused, and renews it then.
            done = pairs.upsert(eq(ID, follower + ":" + followed), change);
        } while (!done);
    }

    @Override
    public List<Missed> list(int limit) {
        return pairs
                .find(Filters.gt(ADDED, 0L), all -> all.sort(ascending(ADDED, ID)).limit(limit))
                .stream()
                .map(
                        pair ->
                                new Missed(
                                        Fields.user(pair, FOLLOWER),
                                        Fields.user(pair, FOLLOWED),
                                        Fields.id(pair, VERSION)))
                .toList();
    }

    @Override
    public boolean remove(Missed missed) {
        return pairs.delete(
                and(
                        eq(ID, missed.follower() + ":" + missed.followed()),
                        eq(VERSION, missed.version())));
    }

    @Override
    public boolean isEmpty() {
        return list(1).isEmpty();
    }
}
