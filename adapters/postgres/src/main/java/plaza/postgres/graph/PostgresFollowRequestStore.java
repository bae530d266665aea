package plaza.postgres.graph;

import plaza.core.graph.EdgeFollowRequestStore;
import plaza.postgres.Database;

/** Requests to follow, in the table {@code follow_requests}. Thread-safe. */
public final class PostgresFollowRequestStore extends EdgeFollowRequestStore {
    public PostgresFollowRequestStore(Database database) {
        super(new PostgresEdges(database, "follow_requests", "follower_id", "following_id"));
    }
}
