package plaza.neo4j.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.FriendOfFriends;
import plaza.core.id.UserId;
import plaza.neo4j.Neo4j;

/** Questions over several follows, as Cypher: the graph walks by itself. Thread-safe. */
public final class Neo4jFollowTraversal implements FollowTraversal {
    /** Behind every id. */
    private static final String END = "~";

    private static final String MUTUALS =
            """
            MATCH (:User {id: $one})-[:FOLLOWS]->(u:User)<-[:FOLLOWS]-(:User {id: $other})
            WHERE u.id < $after
            RETURN u.id AS id ORDER BY id DESC LIMIT $limit
            """;

    /** Who leads to somebody is looked up for the few only who are answered. */
    private static final String FRIENDS_OF_FRIENDS =
            """
            MATCH (me:User {id: $person})
            UNWIND $friends AS friend
            MATCH (:User {id: friend})-[:FOLLOWS]->(u:User)
            WITH me, u, count(*) AS shared
            WHERE u <> me AND NOT u.id IN $without AND NOT EXISTS { (me)-[:FOLLOWS]->(u) }
            WITH u, shared ORDER BY shared DESC, u.id DESC LIMIT $limit
            CALL (u) {
                MATCH (u)<-[:FOLLOWS]-(f:User) WHERE f.id IN $friends
                WITH f.id AS friend ORDER BY friend DESC LIMIT $via
                RETURN collect(friend) AS via
            }
            RETURN u.id AS id, shared, via ORDER BY shared DESC, id DESC
            """;

    private final Neo4j neo4j;

    public Neo4jFollowTraversal(Neo4j neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public Page<UserId> listMutuals(UserId one, UserId other, PageRequest page) {
        Cursor cursor = page.cursor();
        String after =
                cursor == null
                        ? END
                        : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid).toString();
        List<Record> oneMore =
                neo4j.read(
                        MUTUALS,
                        Map.of(
                                "one",
                                one.toString(),
                                "other",
                                other.toString(),
                                "after",
                                after,
                                "limit",
                                page.limit() + 1));
        return Page.of(
                oneMore.stream().map(row -> user(row.get("id"))).toList(),
                page.limit(),
                last -> new Cursor(last.toString()));
    }

    @Override
    public List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit) {
        return neo4j
                .read(
                        FRIENDS_OF_FRIENDS,
                        Map.of(
                                "person", person.toString(),
                                "friends", texts(friends),
                                "without", texts(without),
                                "limit", limit,
                                "via", VIA))
                .stream()
                .map(
                        row ->
                                new FriendOfFriends(
                                        user(row.get("id")),
                                        row.get("shared").asInt(),
                                        users(row.get("via"))))
                .toList();
    }

    @Override
    public List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit) {
        if (from.equals(to)) {
            return List.of(List.of(from));
        }
        return neo4j
                .read(
                        """
                        MATCH (a:User {id: $from}), (b:User {id: $to})
                        MATCH p = SHORTEST %d PATHS
                            (a) ((x:User)-[:FOLLOWS]->(y:User) WHERE NOT y.id IN $without){1,%d} (b)
                        RETURN [u IN nodes(p) | u.id] AS ids ORDER BY length(p)
                        """
                                .formatted(limit, MAX_LENGTH),
                        Map.of(
                                "from", from.toString(),
                                "to", to.toString(),
                                "without", texts(without)))
                .stream()
                .map(row -> users(row.get("ids")))
                .toList();
    }

    private static List<UserId> users(Value ids) {
        return ids.asList(Neo4jFollowTraversal::user);
    }

    private static UserId user(Value id) {
        return new UserId(UUID.fromString(id.asString()));
    }

    private static List<String> texts(Collection<UserId> people) {
        return people.stream().map(UserId::toString).distinct().toList();
    }
}
