package plaza.mongodb.graph;

import plaza.core.graph.EdgeFollowRequestStore;
import plaza.mongodb.Mongo;

/** Requests to follow in the collection {@code followRequests}. Thread-safe. */
public final class MongoFollowRequestStore extends EdgeFollowRequestStore {
    public MongoFollowRequestStore(Mongo mongo) {
        super(new MongoEdges(mongo, "followRequests", "followerId", "followingId"));
    }
}
