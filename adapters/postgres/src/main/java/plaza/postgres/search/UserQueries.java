package plaza.postgres.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.search.NameTokens;
import plaza.core.search.SearchableUser;
import plaza.core.search.UserMatch;
import plaza.core.search.UserSearch;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Finds people: three lists of candidates, each by its own index, which are then told apart and put
 * in order as on every engine ({@link UserMatch}).
 */
final class UserQueries {
    /** Of each list of candidates but the alike ones; the most followed. */
    private static final int CANDIDATES = 500;

    private static final int ALIKE = 100;

    private static final String FIND =
            """
            WITH beginning AS (
                SELECT user_id FROM search_users
                WHERE sketch LIKE :sketch AND names LIKE :word OR lower(username) LIKE :username
                ORDER BY followers DESC, user_id DESC LIMIT :limit),
            named AS (
                SELECT user_id FROM search_users WHERE lower(username) = :exactly),
            mentioned AS (
                SELECT user_id FROM search_users WHERE terms @@ CAST(:words AS tsquery)
                ORDER BY followers DESC, user_id DESC LIMIT :limit),
            alike AS (
                SELECT user_id FROM search_users WHERE CAST(:typed AS text) <% sketch
                ORDER BY word_similarity(CAST(:typed AS text), sketch) DESC, followers DESC, user_id DESC
                LIMIT :alike)
            SELECT u.user_id, u.username, u.display_name, u.followers, u.is_open,
                coalesce(u.terms @@ CAST(:words AS tsquery), false) AS mentioned
            FROM search_users u
            WHERE u.user_id IN (
                SELECT user_id FROM beginning UNION SELECT user_id FROM named
                UNION SELECT user_id FROM mentioned UNION SELECT user_id FROM alike)
            """;

    private final Database database;

    UserQueries(Database database) {
        this.database = database;
    }

    /** Sets from when on names are alike to {@code pg_trgm}, for the transaction. */
    static final String SIMILAR =
            "SELECT set_config('pg_trgm.word_similarity_threshold', '"
                    + NameTokens.SIMILAR
                    + "', true)";

    Page<UserId> list(UserSearch search, PageRequest page) {
        if (search.isEmpty()) {
            return UserMatch.page(List.of(), page);
        }
        List<UserMatch> matches =
                database.inTransaction(
                        handle -> {
                            handle.execute(SIMILAR);
                            return Statement.on(handle, FIND)
                                    .bind("word", "% " + Sketch.escaped(search.typed()) + "%")
                                    .bind("sketch", Sketch.beginning(search.typed()))
                                    .bind("username", Sketch.escaped(search.username()) + "%")
                                    .bind("exactly", search.username())
                                    .bind("words", words(search))
                                    .bind("typed", alike(search.typed()))
                                    .bind("limit", CANDIDATES)
                                    .bind("alike", ALIKE)
                                    .list(
                                            row ->
                                                    UserMatch.of(
                                                            search,
                                                            new SearchableUser(
                                                                    DomainTypes.user(
                                                                            row, "user_id"),
                                                                    row.getString("username"),
                                                                    row.getString("display_name"),
                                                                    null,
                                                                    row.getLong("followers"),
                                                                    row.getBoolean("is_open")),
                                                            row.getBoolean("mentioned")))
                                    .stream()
                                    .flatMap(match -> match.stream())
                                    .toList();
                        });
        return UserMatch.page(matches, page);
    }

    private static @Nullable String words(UserSearch search) {
        return Terms.all(search.words().stream().map(Terms::phrase).toList());
    }

    /** Its sketch; null, which is like nothing, for a text that is too short. */
    static @Nullable String alike(String typed) {
        return typed.codePointCount(0, typed.length()) < NameTokens.MIN_SIMILAR
                ? null
                : Sketch.of(typed);
    }
}
