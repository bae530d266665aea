package plaza.dynamodb.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import plaza.core.graph.EdgeBlockStore;
import plaza.core.graph.Restrictions;
import plaza.core.id.UserId;
import plaza.dynamodb.Dynamo;

/** Blocks and mutes in the table {@code follows}. Thread-safe. */
public final class DynamoBlockStore extends EdgeBlockStore<DynamoEdges> {
    public DynamoBlockStore(Dynamo dynamo) {
        super(
                new DynamoEdges(dynamo, "BLOCKING", "BLOCKER"),
                new DynamoEdges(dynamo, "MUTING", "MUTER"));
    }

    @Override
    public boolean isBlockBetween(UserId one, UserId other) {
        return blocks.isAnyBetween(one, other);
    }

    @Override
    public Map<UserId, Restrictions> findAll(Collection<UserId> people) {
        Map<UserId, Set<UserId>> blocking = blocks.allFrom(people);
        Map<UserId, Set<UserId>> blockedBy = blocks.allTo(people);
        Map<UserId, Set<UserId>> muting = mutes.allFrom(people);
        Map<UserId, Restrictions> found = new HashMap<>();
        people.forEach(
                person ->
                        found.put(
                                person,
                                new Restrictions(
                                        blocking.getOrDefault(person, Set.of()),
                                        blockedBy.getOrDefault(person, Set.of()),
                                        muting.getOrDefault(person, Set.of()))));
        return found;
    }
}
