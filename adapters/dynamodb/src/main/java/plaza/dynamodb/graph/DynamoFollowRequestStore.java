package plaza.dynamodb.graph;

import plaza.core.graph.EdgeFollowRequestStore;
import plaza.dynamodb.Dynamo;

/** Requests to follow in the table {@code follows}. Thread-safe. */
public final class DynamoFollowRequestStore extends EdgeFollowRequestStore {
    public DynamoFollowRequestStore(Dynamo dynamo) {
        super(new DynamoEdges(dynamo, "REQUESTED", "REQUESTER"));
    }
}
