package plaza.postgres.graph;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import plaza.core.graph.EdgeFollowGraph;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Follows in the table {@code follows}; both users' counts change in the same transaction.
 * Thread-safe.
 */
public final class PostgresFollowGraph extends EdgeFollowGraph<PostgresEdges> {
    /**
     * Locks both users in the order of their ids, so that two who follow each other at once never
     * wait for each other; and nobody when the follow is as it should be already.
     */
    private static final String LOCK =
            """
            SELECT user_id FROM users
            WHERE user_id IN (:follower, :followed) AND :there = EXISTS (
                SELECT FROM follows WHERE follower_id = :follower AND following_id = :followed)
            ORDER BY user_id FOR NO KEY UPDATE
            """;

    private static final String COUNT =
            """
            UPDATE users SET
                followers_count =
                    followers_count + CASE WHEN user_id = :followed THEN :change ELSE 0 END,
                following_count =
                    following_count + CASE WHEN user_id = :follower THEN :change ELSE 0 END
            WHERE user_id IN (:follower, :followed)
            """;

    private static final String COUNTS =
            """
            SELECT user_id, followers_count, following_count FROM users
            WHERE user_id = ANY(:people)
            """;

    private static final String FIND_FOLLOWERS =
            """
            SELECT author.id AS followed, ARRAY(
                SELECT follower_id FROM follows WHERE following_id = author.id LIMIT :limit
            ) AS followers
            FROM unnest(:followed) AS author (id)
            """;

    /**
     * The ids as bytes: of tens of thousands, the driver would spend most of the time on reading
     * their texts.
     */
    private static final String FIND_FOLLOWING =
            """
            SELECT follower_id, string_agg(uuid_send(following_id), '') AS followed FROM follows
            WHERE follower_id = ANY(:followers) GROUP BY follower_id
            """;

    private static final int BYTES_OF_ID = 16;

    private final Database database;

    public PostgresFollowGraph(Database database) {
        super(new PostgresEdges(database, "follows", "follower_id", "following_id"));
        this.database = database;
    }

    @Override
    public boolean follow(Follow follow) {
        UserId follower = follow.follower();
        UserId followed = follow.followed();
        return database.inTransaction(
                handle ->
                        lock(handle, follower, followed, false)
                                && follows.add(follower, followed, follow.at())
                                && count(handle, follower, followed, 1));
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        return database.inTransaction(
                handle ->
                        lock(handle, follower, followed, true)
                                && follows.remove(follower, followed)
                                && count(handle, follower, followed, -1));
    }

    private static boolean lock(Handle handle, UserId follower, UserId followed, boolean there) {
        return !Statement.on(handle, LOCK)
                .bind("follower", follower)
                .bind("followed", followed)
                .bind("there", there)
                .list(row -> row.getObject(1, UUID.class))
                .isEmpty();
    }

    private static boolean count(Handle handle, UserId follower, UserId followed, int change) {
        Statement.on(handle, COUNT)
                .bind("follower", follower)
                .bind("followed", followed)
                .bind("change", change)
                .execute();
        return true;
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return database.sql("SELECT following_id FROM follows WHERE follower_id = :follower")
                .bind("follower", follower)
                .set(DomainTypes.only(UserId::new));
    }

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        return followers.isEmpty()
                ? new HashMap<>()
                : database.sql(FIND_FOLLOWING)
                        .bind("followers", DomainTypes.ids(Set.copyOf(followers)))
                        .map(
                                row -> DomainTypes.user(row, "follower_id"),
                                row -> users(row.getBytes("followed")));
    }

    /** People by the 16 bytes of each of their ids, each once. */
    private static Set<UserId> users(byte[] ids) {
        ByteBuffer bytes = ByteBuffer.wrap(ids);
        UserId[] users = new UserId[ids.length / BYTES_OF_ID];
        for (int i = 0; i < users.length; i++) {
            users[i] = new UserId(new UUID(bytes.getLong(), bytes.getLong()));
        }
        return Set.of(users);
    }

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        if (followed.isEmpty()) {
            return new HashMap<>();
        }
        Map<UserId, List<UserId>> found =
                database.sql(FIND_FOLLOWERS)
                        .bind("followed", DomainTypes.ids(Set.copyOf(followed)))
                        .bind("limit", limitEach)
                        .map(
                                row -> DomainTypes.user(row, "followed"),
                                row -> DomainTypes.users(row, "followers"));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        var counts = new HashMap<UserId, FollowCounts>();
        people.forEach(person -> counts.put(person, FollowCounts.NONE));
        if (!counts.isEmpty()) {
            counts.putAll(
                    database.sql(COUNTS)
                            .bind("people", DomainTypes.ids(counts.keySet()))
                            .map(
                                    row -> DomainTypes.user(row, "user_id"),
                                    row ->
                                            new FollowCounts(
                                                    row.getLong("followers_count"),
                                                    row.getLong("following_count"))));
        }
        return counts;
    }
}
