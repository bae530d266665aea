package plaza.postgres.graph;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import plaza.core.Cursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.FriendOfFriends;
import plaza.core.graph.WalkedTraversal;
import plaza.core.id.UserId;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;

/**
 * Questions over two follows are joins of {@code follows} with itself. Chains are walked: a
 * recursive query would keep every way to a person, and not only the first. Thread-safe.
 */
public final class PostgresFollowTraversal implements FollowTraversal {
    private static final UserId LARGEST = new UserId(new UUID(-1, -1));

    private static final String MUTUALS =
            """
            SELECT a.following_id FROM follows a
            JOIN follows b ON b.following_id = a.following_id AND b.follower_id = :other
            WHERE a.follower_id = :one AND a.following_id < :after
            ORDER BY a.following_id DESC LIMIT :limit
            """;

    /** Who leads to somebody is looked up for the few only who are answered. */
    private static final String FRIENDS_OF_FRIENDS =
            """
            SELECT best.person, best.shared, ARRAY(
                SELECT via.follower_id FROM follows via
                WHERE via.following_id = best.person AND via.follower_id = ANY(:friends)
                ORDER BY via.follower_id DESC LIMIT :via
            ) AS via
            FROM (
                SELECT f.following_id AS person, count(*) AS shared FROM follows f
                WHERE f.follower_id = ANY(:friends) AND f.following_id <> :person
                    AND f.following_id <> ALL(:without)
                    AND NOT EXISTS (
                        SELECT FROM follows own
                        WHERE own.follower_id = :person AND own.following_id = f.following_id)
                GROUP BY f.following_id
                ORDER BY shared DESC, person DESC LIMIT :limit
            ) best
            ORDER BY best.shared DESC, best.person DESC
            """;

    private final Database database;
    private final WalkedTraversal walk;

    public PostgresFollowTraversal(Database database) {
        this.database = database;
        this.walk = new WalkedTraversal(new PostgresFollowGraph(database));
    }

    @Override
    public Page<UserId> listMutuals(UserId one, UserId other, PageRequest page) {
        Cursor cursor = page.cursor();
        UserId after =
                cursor == null
                        ? LARGEST
                        : UserId.parse(cursor.value()).orElseThrow(Cursor::invalid);
        return database.sql(MUTUALS)
                .bind("one", one)
                .bind("other", other)
                .bind("after", after)
                .page(page, DomainTypes.only(UserId::new), last -> new Cursor(last.toString()));
    }

    @Override
    public List<FriendOfFriends> listFriendsOfFriends(
            UserId person, Collection<UserId> friends, Set<UserId> without, int limit) {
        return database.sql(FRIENDS_OF_FRIENDS)
                .bind("person", person)
                .bind("friends", DomainTypes.ids(friends))
                .bind("without", DomainTypes.ids(without))
                .bind("limit", limit)
                .bind("via", VIA)
                .list(
                        row ->
                                new FriendOfFriends(
                                        DomainTypes.user(row, "person"),
                                        row.getInt("shared"),
                                        DomainTypes.users(row, "via")));
    }

    @Override
    public List<List<UserId>> listChains(UserId from, UserId to, Set<UserId> without, int limit) {
        return walk.listChains(from, to, without, limit);
    }
}
