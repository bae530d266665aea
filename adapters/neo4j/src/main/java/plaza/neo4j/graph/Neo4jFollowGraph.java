package plaza.neo4j.graph;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.neo4j.driver.Record;
import plaza.core.Batch;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.neo4j.Neo4j;

/**
 * Follows as {@code (:User {id})-[:FOLLOWS {since}]->(:User {id})}. A person is a node as soon as
 * somebody follows them or they follow somebody. Counting takes no time, however many there are; a
 * page of a person's followers is sorted out of all of them. Thread-safe.
 */
public final class Neo4jFollowGraph implements FollowGraph {
    private final Neo4j neo4j;

    public Neo4jFollowGraph(Neo4j neo4j) {
        this.neo4j = neo4j;
    }

    @Override
    public boolean follow(Follow follow) {
        return neo4j.write(
                                """
                                MERGE (a:User {id: $follower})
                                MERGE (b:User {id: $followed})
                                MERGE (a)-[f:FOLLOWS]->(b)
                                ON CREATE SET f.since = $since
                                """,
                                Map.of(
                                        "follower", follow.follower().toString(),
                                        "followed", follow.followed().toString(),
                                        "since", time(follow.at())))
                        .relationshipsCreated()
                > 0;
    }

    private static ZonedDateTime time(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.MICROS).atZone(ZoneOffset.UTC);
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        return neo4j.write(
                                """
                                MATCH (:User {id: $follower})-[f:FOLLOWS]->(:User {id: $followed})
                                DELETE f
                                """,
                                pair(follower, followed))
                        .relationshipsDeleted()
                > 0;
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return neo4j
                .read(
                        """
                        MATCH (:User {id: $follower})-[f:FOLLOWS]->(:User {id: $followed})
                        RETURN f.since AS since
                        """,
                        pair(follower, followed))
                .stream()
                .map(row -> new Follow(follower, followed, since(row)))
                .findFirst();
    }

    private static Map<String, Object> pair(UserId follower, UserId followed) {
        return Map.of("follower", follower.toString(), "followed", followed.toString());
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return list(
                "MATCH (:User {id: $person})<-[f:FOLLOWS]-(o:User)",
                followed,
                page,
                (other, at) -> new Follow(other, followed, at));
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return list(
                "MATCH (:User {id: $person})-[f:FOLLOWS]->(o:User)",
                follower,
                page,
                (other, at) -> new Follow(follower, other, at));
    }

    /** Makes a follow of its other end and its time. */
    private interface Making {
        Follow of(UserId other, Instant at);
    }

    private Page<Follow> list(String match, UserId person, PageRequest page, Making making) {
        KeysetCursor after = KeysetCursor.startOf(page);
        List<Record> oneMore =
                neo4j.read(
                        match
                                + """
                                 WHERE f.since < $at OR (f.since = $at AND o.id < $id)
                                RETURN o.id AS id, f.since AS since
                                ORDER BY f.since DESC, o.id DESC LIMIT $limit
                                """,
                        Map.of(
                                "person", person.toString(),
                                "at", time(after.at()),
                                "id", after.id().toString(),
                                "limit", page.limit() + 1));
        return Page.of(
                        oneMore,
                        page.limit(),
                        last ->
                                new KeysetCursor(
                                                since(last),
                                                UUID.fromString(last.get("id").asString()))
                                        .toCursor())
                .map(row -> making.of(user(row.get("id").asString()), since(row)));
    }

    private static Instant since(Record row) {
        return row.get("since").asZonedDateTime().toInstant();
    }

    private static UserId user(String id) {
        return new UserId(UUID.fromString(id));
    }

    private static List<String> texts(Collection<UserId> people) {
        return people.stream().map(UserId::toString).distinct().toList();
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return findAllFollowing(List.of(follower)).getOrDefault(follower, Set.of());
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        return Batch.all(followers, this::findFollowingOfSome);
    }

    private Map<UserId, Set<UserId>> findFollowingOfSome(Collection<UserId> followers) {
        Map<UserId, Set<UserId>> found = new HashMap<>();
        neo4j.read(
                        """
                        UNWIND $people AS id
                        MATCH (:User {id: id})-[:FOLLOWS]->(b:User)
                        RETURN id, collect(b.id) AS others
                        """,
                        Map.of("people", texts(followers)))
                .forEach(
                        row ->
                                found.put(
                                        user(row.get("id").asString()),
                                        new HashSet<>(others(row))));
        return found;
    }

    private static List<UserId> others(Record row) {
        return row.get("others").asList(value -> user(value.asString()));
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        return Batch.all(followed, some -> findFollowersOfSome(some, limitEach));
    }

    private Map<UserId, List<UserId>> findFollowersOfSome(
            Collection<UserId> followed, int limitEach) {
        Map<UserId, List<UserId>> found = new HashMap<>();
        neo4j.read(
                        """
                        UNWIND $people AS id
                        CALL (id) {
                            MATCH (:User {id: id})<-[:FOLLOWS]-(a:User)
                            RETURN a.id AS other LIMIT $limit
                        }
                        RETURN id, collect(other) AS others
                        """,
                        Map.of("people", texts(followed), "limit", limitEach))
                .forEach(row -> found.put(user(row.get("id").asString()), others(row)));
        return found;
    }

    @Override
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return Batch.split(people).stream()
                .flatMap(some -> followersAmongSome(followed, some).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<UserId> followersAmongSome(UserId followed, List<UserId> people) {
        return neo4j
                .read(
                        """
                        UNWIND $people AS id
                        MATCH (:User {id: id})-[:FOLLOWS]->(:User {id: $followed})
                        RETURN id
                        """,
                        Map.of(
                                "people", texts(people),
                                "followed", followed.toString()))
                .stream()
                .map(row -> user(row.get("id").asString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        return Batch.all(people, this::countsOfSome);
    }

    private Map<UserId, FollowCounts> countsOfSome(Collection<UserId> people) {
        Map<UserId, FollowCounts> counts = new HashMap<>();
        people.forEach(person -> counts.put(person, FollowCounts.NONE));
        neo4j.read(
                        """
                        UNWIND $people AS id
                        MATCH (u:User {id: id})
                        RETURN id, COUNT { (u)<-[:FOLLOWS]-() } AS followers,
                            COUNT { (u)-[:FOLLOWS]->() } AS following
                        """,
                        Map.of("people", texts(people)))
                .forEach(
                        row ->
                                counts.put(
                                        user(row.get("id").asString()),
                                        new FollowCounts(
                                                row.get("followers").asLong(),
                                                row.get("following").asLong())));
        return counts;
    }
}
