package plaza.postgres.graph;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.Follow;
import plaza.core.graph.FollowCounts;
import plaza.core.graph.FollowGraph;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * Follows in the table {@code follows}; both users' counts change in the same transaction.
 * Thread-safe.
 */
public final class PostgresFollowGraph implements FollowGraph {
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
    private final EdgeTable follows;

    public PostgresFollowGraph(Database database) {
        this.database = database;
        this.follows = new EdgeTable(database, "follows", "follower_id", "following_id");
    }

    @Override
    public boolean follow(Follow follow) {
        UserId follower = follow.follower();
        UserId followed = follow.followed();
        return database.inTransaction(
                handle ->
                        lock(handle, follower, followed, false)
                                && follows.add(handle, follower, followed, follow.at())
                                && count(handle, follower, followed, 1));
    }

    @Override
    public boolean unfollow(UserId follower, UserId followed) {
        return database.inTransaction(
                handle ->
                        lock(handle, follower, followed, true)
                                && follows.remove(handle, follower, followed)
                                && count(handle, follower, followed, -1));
    }

    private static boolean lock(Handle handle, UserId follower, UserId followed, boolean there) {
        return !handle.createQuery(LOCK)
                .bind("follower", follower)
                .bind("followed", followed)
                .bind("there", there)
                .mapTo(UUID.class)
                .list()
                .isEmpty();
    }

    private static boolean count(Handle handle, UserId follower, UserId followed, int change) {
        handle.createUpdate(COUNT)
                .bind("follower", follower)
                .bind("followed", followed)
                .bind("change", change)
                .execute();
        return true;
    }

    @Override
    public Optional<Follow> find(UserId follower, UserId followed) {
        return follows.find(follower, followed)
                .map(end -> new Follow(follower, end.person(), end.at()));
    }

    @Override
    public Page<Follow> listFollowers(UserId followed, PageRequest page) {
        return follows.listTo(followed, page)
                .map(end -> new Follow(end.person(), followed, end.at()));
    }

    @Override
    public Page<Follow> listFollowing(UserId follower, PageRequest page) {
        return follows.listFrom(follower, page)
                .map(end -> new Follow(follower, end.person(), end.at()));
    }

    @Override
    public Set<UserId> findFollowing(UserId follower) {
        return database.with(
                handle ->
                        handle.createQuery(
                                        "SELECT following_id FROM follows"
                                                + " WHERE follower_id = :follower")
                                .bind("follower", follower)
                                .mapTo(UUID.class)
                                .map(UserId::new)
                                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whom one person follows, as one row. */
    private record Following(UserId follower, Set<UserId> followed) {}

    @Override
    public Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers) {
        var found = new HashMap<UserId, Set<UserId>>();
        if (!followers.isEmpty()) {
            database.with(handle -> findAllFollowing(handle, Set.copyOf(followers)))
                    .forEach(row -> found.put(row.follower(), row.followed()));
        }
        return found;
    }

    private static List<Following> findAllFollowing(Handle handle, Set<UserId> followers) {
        return handle.createQuery(FIND_FOLLOWING)
                .bind("followers", DomainTypes.ids(followers))
                .map(
                        (row, context) ->
                                new Following(
                                        DomainTypes.user(row, "follower_id"),
                                        users(row.getBytes("followed"))))
                .list();
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

    /** One person's followers, as one row. */
    private record Followers(UserId followed, List<UserId> followers) {}

    @Override
    public Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach) {
        var found = new HashMap<UserId, List<UserId>>();
        if (!followed.isEmpty()) {
            database.with(handle -> findFollowers(handle, Set.copyOf(followed), limitEach)).stream()
                    .filter(row -> !row.followers().isEmpty())
                    .forEach(row -> found.put(row.followed(), row.followers()));
        }
        return found;
    }

    private static List<Followers> findFollowers(
            Handle handle, Set<UserId> followed, int limitEach) {
        return handle.createQuery(FIND_FOLLOWERS)
                .bind("followed", DomainTypes.ids(followed))
                .bind("limit", limitEach)
                .map(
                        (row, context) ->
                                new Followers(
                                        DomainTypes.user(row, "followed"),
                                        DomainTypes.users(row, "followers")))
                .list();
    }

    @Override
    public Set<UserId> followersAmong(UserId followed, Collection<UserId> people) {
        return follows.fromAmong(followed, people);
    }

    /** One person's counts, as one row. */
    private record Counted(UserId person, FollowCounts counts) {}

    @Override
    public Map<UserId, FollowCounts> counts(Collection<UserId> people) {
        var counts = new HashMap<UserId, FollowCounts>();
        people.forEach(person -> counts.put(person, FollowCounts.NONE));
        if (!counts.isEmpty()) {
            database.with(handle -> counts(handle, counts.keySet()))
                    .forEach(row -> counts.put(row.person(), row.counts()));
        }
        return counts;
    }

    private static List<Counted> counts(Handle handle, Set<UserId> people) {
        return handle.createQuery(
                        "SELECT user_id, followers_count, following_count FROM users"
                                + " WHERE user_id = ANY(:people)")
                .bind("people", DomainTypes.ids(people))
                .map(
                        (row, context) ->
                                new Counted(
                                        DomainTypes.user(row, "user_id"),
                                        new FollowCounts(
                                                row.getLong("followers_count"),
                                                row.getLong("following_count"))))
                .list();
    }
}
