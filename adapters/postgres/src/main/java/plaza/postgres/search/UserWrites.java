package plaza.postgres.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import plaza.core.id.UserId;
import plaza.core.search.SearchableUser;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Writes to {@code search_users}, within a transaction that also changes the hashtags' counts. */
final class UserWrites {
    private static final String PUT =
            """
            unnest(:ids, :usernames, :displayNames, :names, :sketches, :terms, :followers, :open)
                AS put (user_id, username, display_name, names, sketch, terms, followers, is_open)
            """;

    /** Rows are locked in the order of their ids: two writers do not wait for each other. */
    private static final String UPDATE =
            """
            WITH old AS (
                SELECT user_id, is_open FROM search_users WHERE user_id = ANY(:ids)
                ORDER BY user_id FOR UPDATE)
            UPDATE search_users u
            SET username = put.username, display_name = put.display_name, names = put.names,
                sketch = put.sketch,
                terms = CAST(put.terms AS tsvector), followers = put.followers, is_open = put.is_open,
                indexed_at = clock_timestamp()
            FROM old, %s
            WHERE u.user_id = old.user_id AND put.user_id = old.user_id
            RETURNING u.user_id, old.is_open AS before, u.is_open AS now
            """
                    .formatted(PUT);

    private static final String INSERT =
            """
            INSERT INTO search_users AS u
                (user_id, username, display_name, names, sketch, terms, followers, is_open, indexed_at)
            SELECT user_id, username, display_name, names, sketch, CAST(terms AS tsvector), followers, is_open,
                clock_timestamp()
            FROM %s
            ORDER BY user_id
            ON CONFLICT (user_id) DO NOTHING
            RETURNING u.user_id, false AS before, u.is_open AS now
            """
                    .formatted(PUT);

    private static final String REMOVE =
            """
            WITH locked AS (
                SELECT user_id FROM search_users WHERE user_id = ANY(:ids) ORDER BY user_id FOR UPDATE)
            DELETE FROM search_users u USING locked WHERE u.user_id = locked.user_id
            RETURNING u.user_id, u.is_open AS before, false AS now
            """;

    private static final String COUNTED =
            """
            SELECT hashtag, count(*) AS posts FROM search_posts p, unnest(p.hashtags) AS hashtag
            WHERE p.user_id = ANY(:users) AND p.hashtags IS NOT NULL GROUP BY hashtag
            """;

    private final Handle handle;
    private final List<UUID> opened = new ArrayList<>();
    private final List<UUID> closed = new ArrayList<>();

    UserWrites(Handle handle) {
        this.handle = handle;
    }

    /** Says how many were not there before, or are not any more. */
    int write(Collection<SearchableUser> put, Collection<UserId> removed) {
        int changed = put(put);
        if (!removed.isEmpty()) {
            changed +=
                    read(Statement.on(handle, REMOVE).bind("ids", DomainTypes.ids(removed))).size();
        }
        Map<String, Long> deltas = new HashMap<>();
        count(opened, 1, deltas);
        count(closed, -1, deltas);
        HashtagCounts.add(handle, deltas);
        return changed;
    }

    /**
     * What another transaction inserts between the two is updated in the next round. Says how many
     * are new.
     */
    private int put(Collection<SearchableUser> put) {
        int added = 0;
        List<SearchableUser> left =
                put.stream().sorted(Comparator.comparing(SearchableUser::id)).toList();
        for (String statement = UPDATE; !left.isEmpty(); statement = other(statement)) {
            Set<UUID> done = read(bound(statement, left));
            left = left.stream().filter(user -> !done.contains(user.id().value())).toList();
            added += statement.equals(INSERT) ? done.size() : 0;
        }
        return added;
    }

    private static String other(String statement) {
        return statement.equals(UPDATE) ? INSERT : UPDATE;
    }

    private Statement bound(String statement, List<SearchableUser> users) {
        return Statement.on(handle, statement)
                .bind("ids", DomainTypes.ids(users.stream().map(SearchableUser::id).toList()))
                .bind("usernames", column(users, SearchableUser::username))
                .bind("displayNames", column(users, SearchableUser::displayName))
                .bind("names", column(users, user -> user.names().value()))
                .bind("sketches", column(users, user -> Sketch.of(user.names().value())))
                .bind("terms", column(users, user -> Terms.vector(user.text())))
                .bind(
                        "followers",
                        users.stream().map(SearchableUser::followers).toArray(Long[]::new))
                .bind("open", users.stream().map(SearchableUser::isOpen).toArray(Boolean[]::new));
    }

    private static String[] column(
            List<SearchableUser> users, Function<SearchableUser, String> text) {
        return users.stream().map(text).toArray(String[]::new);
    }

    private Set<UUID> read(Statement written) {
        return written.set(
                row -> {
                    boolean before = row.getBoolean("before");
                    boolean now = row.getBoolean("now");
                    UUID user = row.getObject("user_id", UUID.class);
                    if (before != now) {
                        (now ? opened : closed).add(user);
                    }
                    return user;
                });
    }

    private void count(List<UUID> users, long sign, Map<String, Long> deltas) {
        if (!users.isEmpty()) {
            Statement.on(handle, COUNTED)
                    .bind("users", users.toArray(UUID[]::new))
                    .list(
                            row ->
                                    deltas.merge(
                                            row.getString("hashtag"),
                                            sign * row.getLong("posts"),
                                            Long::sum));
        }
    }
}
