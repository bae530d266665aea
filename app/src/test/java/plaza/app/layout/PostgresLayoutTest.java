package plaza.app.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.app.testing.Eventually;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/**
 * PostgreSQL has the tables, columns, indexes and views that {@code docs/blueprints/solo.md}
 * promises. Others may stand beside them.
 */
@Tag("engine")
final class PostgresLayoutTest {
    private static final String TIME = "timestamp with time zone";

    private final RunningPlaza plaza = RunningPlaza.shared();

    /** A table of the layout. */
    private record Table(String name, Map<String, String> columns, List<String> key) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An index of the layout: how, and over what, it begins. */
    private record Index(String name, String table, String method, List<String> columns) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Table> tables() {
        return Stream.of(
                new Table(
                        "users",
                        Map.ofEntries(
                                Map.entry("user_id", "uuid"),
                                Map.entry("username", "character varying(50)"),
                                Map.entry("email", "character varying(255)"),
                                Map.entry("display_name", "character varying(100)"),
                                Map.entry("bio", "text"),
                                Map.entry("profile_image_url", "character varying(500)"),
                                Map.entry("cover_image_url", "character varying(500)"),
                                Map.entry("location", "character varying(100)"),
                                Map.entry("website", "character varying(200)"),
                                Map.entry("verified", "boolean"),
                                Map.entry("private_account", "boolean"),
                                Map.entry("followers_count", "integer"),
                                Map.entry("following_count", "integer"),
                                Map.entry("tweets_count", "integer"),
                                Map.entry("created_at", TIME),
                                Map.entry("updated_at", TIME),
                                Map.entry("last_active_at", TIME),
                                Map.entry("status", "character varying(20)"),
                                Map.entry("password_hash", "character varying(255)"),
                                Map.entry("is_streamer", "boolean"),
                                Map.entry("country", "character varying(100)"),
                                Map.entry("language", "character varying(10)")),
                        List.of("user_id")),
                new Table(
                        "tweets",
                        Map.ofEntries(
                                Map.entry("tweet_id", "uuid"),
                                Map.entry("user_id", "uuid"),
                                Map.entry("content", "text"),
                                Map.entry("media_urls", "text[]"),
                                Map.entry("hashtags", "text[]"),
                                Map.entry("mentions", "uuid[]"),
                                Map.entry("reply_to_tweet_id", "uuid"),
                                Map.entry("quote_tweet_id", "uuid"),
                                Map.entry("like_count", "integer"),
                                Map.entry("retweet_count", "integer"),
                                Map.entry("reply_count", "integer"),
                                Map.entry("impression_count", "bigint"),
                                Map.entry("created_at", TIME),
                                Map.entry("updated_at", TIME),
                                Map.entry("deleted_at", TIME),
                                Map.entry("visibility", "character varying(20)")),
                        List.of("tweet_id")),
                new Table(
                        "transactions",
                        Map.ofEntries(
                                Map.entry("transaction_id", "uuid"),
                                Map.entry("sender_user_id", "uuid"),
                                Map.entry("receiver_user_id", "uuid"),
                                Map.entry("gift_id", "uuid"),
                                Map.entry("amount", "numeric(10,2)"),
                                Map.entry("currency", "character varying(3)"),
                                Map.entry("exchange_rate", "numeric(10,4)"),
                                Map.entry("platform_fee", "numeric(10,2)"),
                                Map.entry("streamer_payout", "numeric(10,2)"),
                                Map.entry("transaction_type", "character varying(50)"),
                                Map.entry("status", "character varying(50)"),
                                Map.entry("created_at", TIME)),
                        List.of("transaction_id")),
                edges("follows", "follower_id", "following_id"),
                edges("likes", "user_id", "tweet_id"),
                edges("retweets", "user_id", "tweet_id"),
                edges("blocks", "blocker_id", "blocked_id"),
                new Table(
                        "notifications",
                        Map.ofEntries(
                                Map.entry("notification_id", "uuid"),
                                Map.entry("recipient_id", "uuid"),
                                Map.entry("actor_id", "uuid"),
                                Map.entry("type", "character varying(50)"),
                                Map.entry("target_tweet_id", "uuid"),
                                Map.entry("message", "text"),
                                Map.entry("read", "boolean"),
                                Map.entry("created_at", TIME)),
                        List.of("notification_id")),
                // Whole numbers, where Cassandra has counters.
                new Table(
                        "trending_hashtags",
                        Map.of(
                                "region", "text",
                                "date", "date",
                                "hour", "integer",
                                "hashtag", "text",
                                "mention_count", "bigint"),
                        List.of("region", "date", "hour", "hashtag")),
                new Table(
                        "tweet_analytics",
                        Map.of(
                                "tweet_id", "uuid",
                                "date", "date",
                                "hour", "integer",
                                "impressions", "bigint",
                                "likes", "bigint",
                                "retweets", "bigint",
                                "replies", "bigint"),
                        List.of("tweet_id", "date", "hour")),
                new Table(
                        "user_analytics",
                        Map.of(
                                "user_id", "uuid",
                                "date", "date",
                                "tweets_posted", "bigint",
                                "likes_received", "bigint",
                                "followers_gained", "bigint",
                                "profile_views", "bigint"),
                        List.of("user_id", "date")));
    }

    private static Table edges(String name, String from, String to) {
        return new Table(
                name, Map.of(from, "uuid", to, "uuid", "created_at", TIME), List.of(from, to));
    }

    static Stream<Index> indexes() {
        return Stream.of(
                index("idx_users_username", "users", "username"),
                index("idx_users_email", "users", "email"),
                index("idx_users_created_at", "users", "created_at"),
                index("idx_users_last_active", "users", "last_active_at"),
                index("idx_tweets_user_id", "tweets", "user_id"),
                index("idx_tweets_created_at", "tweets", "created_at DESC"),
                index("idx_tweets_reply_to", "tweets", "reply_to_tweet_id"),
                new Index("idx_tweets_hashtags", "tweets", "gin", List.of("hashtags")),
                new Index("idx_tweets_mentions", "tweets", "gin", List.of("mentions")),
                index("idx_tweets_visibility", "tweets", "visibility"),
                index("idx_tweets_user_created", "tweets", "user_id", "created_at DESC"),
                index("idx_tweets_public_created", "tweets", "created_at DESC"),
                index("idx_follows_follower", "follows", "follower_id"),
                index("idx_follows_following", "follows", "following_id"),
                index("idx_follows_created_at", "follows", "created_at"),
                index("idx_likes_user_id", "likes", "user_id"),
                index("idx_likes_tweet_id", "likes", "tweet_id"),
                index("idx_likes_created_at", "likes", "created_at"),
                index("idx_retweets_user_id", "retweets", "user_id"),
                index("idx_retweets_tweet_id", "retweets", "tweet_id"),
                index("idx_retweets_created_at", "retweets", "created_at"),
                index("idx_blocks_blocker", "blocks", "blocker_id"),
                index("idx_blocks_blocked", "blocks", "blocked_id"),
                index(
                        "idx_notifications_recipient",
                        "notifications",
                        "recipient_id",
                        "created_at DESC"),
                index(
                        "idx_notifications_unread",
                        "notifications",
                        "recipient_id",
                        "read",
                        "created_at DESC"),
                index("idx_notifications_type", "notifications", "type"));
    }

    private static Index index(String name, String table, String... columns) {
        return new Index(name, table, "btree", List.of(columns));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void tablesHaveTheColumnsAndTypesOfTheLayout(Table table) throws SQLException {
        assertThat(columns(table.name())).containsAllEntriesOf(table.columns());
        assertThat(key(table.name())).isEqualTo(table.key());
    }

    @ParameterizedTest
    @MethodSource("indexes")
    void indexesHaveTheNamesOfTheLayoutAndBeginWithItsColumns(Index index) throws SQLException {
        String definition =
                text(
                        "SELECT indexdef FROM pg_indexes WHERE indexname = ? AND tablename = ?",
                        index.name(),
                        index.table());

        assertThat(definition)
                .contains(" USING " + index.method() + " (" + String.join(", ", index.columns()));
    }

    @Test
    void thePublicTimelinesIndexHoldsPublicTweetsOnly() throws SQLException {
        assertThat(
                        text(
                                "SELECT indexdef FROM pg_indexes WHERE indexname = ?",
                                "idx_tweets_public_created"))
                .matches(".*WHERE \\(\\(?visibility\\)?(::text)? = 'public'.*");
    }

    @Test
    void nobodyCanFollowThemselvesAlsoInTheTable() throws SQLException {
        assertThat(
                        text(
                                "SELECT conname FROM pg_constraint WHERE conname = ? AND contype ="
                                        + " 'c' AND conrelid = 'follows'::regclass",
                                "no_self_follow"))
                .isEqualTo("no_self_follow");
    }

    @Test
    void followersIsAnUpdatableViewOfFollows() throws SQLException {
        assertThat(columns("followers"))
                .isEqualTo(
                        Map.of("follower_id", "uuid", "following_id", "uuid", "created_at", TIME));
        Person ada = plaza.person();
        Person bob = plaza.person();
        ada.follow(bob);
        assertThat(followers(bob)).containsExactly(ada.id());

        try (Connection connection = plaza.database().connect()) {
            connection.setAutoCommit(false);
            assertThat(
                            update(
                                    connection,
                                    "INSERT INTO followers (follower_id, following_id)"
                                            + " VALUES (?, ?)",
                                    bob,
                                    ada))
                    .isEqualTo(1);
            assertThat(
                            update(
                                    connection,
                                    "DELETE FROM followers WHERE follower_id = ? AND following_id ="
                                            + " ?",
                                    bob,
                                    ada))
                    .isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void users004ShowsUsersByOtherNames() throws SQLException {
        assertThat(columns("users_004").keySet())
                .containsExactlyInAnyOrder(
                        "user_id",
                        "username",
                        "email",
                        "password_hash",
                        "display_name",
                        "bio",
                        "profile_picture_url",
                        "created_at",
                        "updated_at",
                        "is_streamer",
                        "country",
                        "language");
        Person ada = plaza.person();
        ada.api().patch("/api/users/me", Map.of("avatarUrl", "https://example.org/ada.jpg"));

        assertThat(
                        text(
                                "SELECT profile_picture_url FROM users_004 WHERE username = ?",
                                ada.username()))
                .isEqualTo("https://example.org/ada.jpg");
    }

    @Test
    void whatSearchingFindsHasTablesOfItsOwnWithoutTheTexts() throws SQLException {
        assertThat(columns("search_posts"))
                .isEqualTo(
                        Map.of(
                                "tweet_id", "uuid",
                                "user_id", "uuid",
                                "terms", "tsvector",
                                "hashtags", "text[]",
                                "indexed_at", TIME));
        assertThat(key("search_posts")).containsExactly("tweet_id");
        assertThat(key("search_users")).containsExactly("user_id");
        assertThat(key("search_hashtags")).containsExactly("hashtag");
        assertThat(key("search_suggestions")).containsExactly("kind", "key");
        for (String[] index :
                List.of(
                        new String[] {"idx_search_posts_terms", "gin (terms)"},
                        new String[] {"idx_search_users_terms", "gin (terms)"},
                        new String[] {"idx_search_users_sketch", "gin (sketch gin_trgm_ops)"},
                        new String[] {
                            "idx_search_suggestions_sketch", "gin (kind, sketch gin_trgm_ops)"
                        })) {
            assertThat(text("SELECT indexdef FROM pg_indexes WHERE indexname = ?", index[0]))
                    .contains(" USING " + index[1], "fastupdate=off");
        }
    }

    @Test
    void rowsHoldWhatPeopleDid() throws SQLException {
        Person ada = plaza.person();
        Person bob = plaza.person().follow(ada);
        String post = ada.post("hello #plaza @" + bob.username());
        String reply = bob.reply(post, "hello back");
        bob.api().post("/api/posts/" + post + "/like").expect(200);
        bob.api().post("/api/posts/" + post + "/repost").expect(200);

        assertThat(
                        text(
                                "SELECT concat_ws(' ', content, hashtags, mentions = ARRAY[?::uuid],"
                                        + " like_count, retweet_count, reply_count, visibility)"
                                        + " FROM tweets WHERE tweet_id = ?::uuid",
                                bob.id(),
                                post))
                .isEqualTo("hello #plaza @" + bob.username() + " {plaza} t 1 1 1 public");
        assertThat(
                        text(
                                "SELECT reply_to_tweet_id::text FROM tweets WHERE tweet_id ="
                                        + " ?::uuid",
                                reply))
                .isEqualTo(post);
        assertThat(
                        text(
                                "SELECT concat_ws(' ', followers_count, following_count,"
                                        + " tweets_count, status) FROM users WHERE username = ?",
                                ada.username()))
                .isEqualTo("1 0 1 active");
        for (String table : List.of("likes", "retweets")) {
            assertThat(
                            text(
                                    "SELECT user_id::text FROM "
                                            + table
                                            + " WHERE tweet_id = ?::uuid",
                                    post))
                    .isEqualTo(bob.id());
        }
        assertThat(text("SELECT password_hash FROM users WHERE username = ?", ada.username()))
                .startsWith("$argon2id$");
    }

    @Test
    void notificationsHoldWhoDidWhat() throws SQLException {
        Person ada = plaza.person();
        Person bob = plaza.person();
        String post = ada.post("hello");
        bob.api().post("/api/posts/" + post + "/repost").expect(200);
        bob.follow(ada);
        Eventually.soon(
                () ->
                        assertThat(
                                        rows(
                                                "SELECT type, actor_id::text, coalesce(target_tweet_id::text,"
                                                        + " ''), message, read::text FROM notifications"
                                                        + " WHERE recipient_id = ?::uuid ORDER BY"
                                                        + " created_at",
                                                ada.id()))
                                .containsExactly(
                                        List.of(
                                                "retweet",
                                                bob.id(),
                                                post,
                                                "retweeted your tweet",
                                                "false"),
                                        List.of("follow", bob.id(), "", "followed you", "false")));
        ada.api().post("/api/notifications/read", Map.of()).expect(200);

        assertThat(
                        text(
                                "SELECT bool_and(read)::text FROM notifications WHERE recipient_id ="
                                        + " ?::uuid",
                                ada.id()))
                .isEqualTo("true");
    }

    @Test
    void figuresAreFoundByTheNamesOfTheLayout() throws SQLException {
        Person ada = plaza.person();
        Person bob = plaza.person().follow(ada);
        String tag = "t" + ada.username();
        String post = ada.post("#" + tag);
        bob.api().post("/api/posts/" + post + "/like").expect(200);

        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT concat_ws(' ', region, mention_count) FROM"
                                                        + " trending_hashtags WHERE hashtag = ?",
                                                tag))
                                .isEqualTo("world 1"));
        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT sum(likes)::text FROM tweet_analytics"
                                                        + " WHERE tweet_id = ?::uuid",
                                                post))
                                .isEqualTo("1"));
        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT concat_ws(' ', sum(tweets_posted),"
                                                        + " sum(likes_received),"
                                                        + " sum(followers_gained)) FROM"
                                                        + " user_analytics WHERE user_id = ?::uuid",
                                                ada.id()))
                                .isEqualTo("1 1 1"));
        bob.see(post).expect(200);
        soon(
                () ->
                        assertThat(
                                        text(
                                                "SELECT impression_count::text FROM tweets WHERE"
                                                        + " tweet_id = ?::uuid",
                                                post))
                                .isEqualTo("1"));
    }

    private Map<String, String> columns(String table) throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        for (List<String> row :
                rows(
                        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE"
                                + " attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped",
                        table)) {
            columns.put(row.get(0), row.get(1));
        }
        return columns;
    }

    private List<String> key(String table) throws SQLException {
        return rows(
                        "SELECT a.attname FROM pg_constraint c CROSS JOIN unnest(c.conkey) WITH"
                                + " ORDINALITY AS k(attnum, place) JOIN pg_attribute a ON a.attrelid ="
                                + " c.conrelid AND a.attnum = k.attnum WHERE c.contype = 'p' AND c.conrelid"
                                + " = ?::regclass ORDER BY k.place",
                        table)
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private List<String> followers(Person person) throws SQLException {
        return rows(
                        "SELECT follower_id::text FROM followers WHERE following_id = ?::uuid",
                        person.id())
                .stream()
                .map(List::getFirst)
                .toList();
    }

    private String text(String query, String... parameters) throws SQLException {
        List<List<String>> rows = rows(query, parameters);
        assertThat(rows).as(query).hasSize(1);
        return rows.getFirst().getFirst();
    }

    private List<List<String>> rows(String query, String... parameters) throws SQLException {
        try (Connection connection = plaza.database().connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(found.getString(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    private static int update(Connection connection, String sql, Person one, Person other)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(one.id()));
            statement.setObject(2, UUID.fromString(other.id()));
            return statement.executeUpdate();
        }
    }
}
