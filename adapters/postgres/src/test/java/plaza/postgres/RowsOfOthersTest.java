package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.core.id.UserId;
import plaza.postgres.account.PostgresAccountStore;

/**
 * Whoever knows the tables by the columns of their layout, and not by what Plaza has beside them,
 * writes into them: with all of these columns, with those that must be there, and with null in each
 * that may be.
 */
@Tag("engine")
class RowsOfOthersTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    /** A table or view, and example values of its columns; of those that may be null apart. */
    private record Layout(String table, Map<String, String> needed, Map<String, String> nullable) {
        @Override
        public String toString() {
            return table;
        }
    }

    static Stream<Layout> layouts() {
        return Stream.of(
                new Layout(
                        "users",
                        columns("username", "%fresh", "email", "%fresh", "display_name", "'Ann'"),
                        columns(
                                "bio", "'Hi'",
                                "profile_image_url", "'https://example.org/a.jpg'",
                                "cover_image_url", "'https://example.org/c.jpg'",
                                "location", "'Berlin'",
                                "website", "'https://example.org'",
                                "verified", "FALSE",
                                "private_account", "FALSE",
                                "followers_count", "0",
                                "following_count", "0",
                                "tweets_count", "0",
                                "created_at", "NOW()",
                                "updated_at", "NOW()",
                                "last_active_at", "NOW()",
                                "status", "'active'")),
                new Layout(
                        "users",
                        columns(
                                "user_id", "%id",
                                "username", "%fresh",
                                "email", "%fresh",
                                "password_hash", "'$2a$10$abcdefghijklmnopqrstuv'"),
                        columns(
                                "display_name", "'Ann'",
                                "bio", "'Hi'",
                                "created_at", "NOW()",
                                "updated_at", "NOW()",
                                "is_streamer", "TRUE",
                                "country", "'Germany'",
                                "language", "'de'")),
                new Layout(
                        "users_004",
                        columns(
                                "user_id", "%id",
                                "username", "%fresh",
                                "email", "%fresh",
                                "password_hash", "'$2a$10$abcdefghijklmnopqrstuv'"),
                        columns(
                                "display_name", "'Ann'",
                                "bio", "'Hi'",
                                "profile_picture_url", "'https://example.org/a.jpg'",
                                "created_at", "NOW()",
                                "updated_at", "NOW()",
                                "is_streamer", "TRUE",
                                "country", "'Germany'",
                                "language", "'de'")),
                new Layout(
                        "tweets",
                        columns("user_id", "%user", "content", "'Hello'"),
                        columns(
                                "media_urls", "ARRAY['https://example.org/a.jpg']",
                                "hashtags", "ARRAY['one']",
                                "mentions", "ARRAY[%user]::uuid[]",
                                "reply_to_tweet_id", "%tweet",
                                "quote_tweet_id", "%tweet",
                                "like_count", "0",
                                "retweet_count", "0",
                                "reply_count", "0",
                                "impression_count", "0",
                                "created_at", "NOW()",
                                "updated_at", "NOW()",
                                "visibility", "'public'")),
                new Layout(
                        "follows",
                        columns("follower_id", "%user", "following_id", "%user"),
                        columns("created_at", "NOW()")),
                new Layout(
                        "followers",
                        columns("follower_id", "%user", "following_id", "%user"),
                        columns("created_at", "NOW()")),
                new Layout(
                        "likes",
                        columns("user_id", "%user", "tweet_id", "%tweet"),
                        columns("created_at", "NOW()")),
                new Layout(
                        "retweets",
                        columns("user_id", "%user", "tweet_id", "%tweet"),
                        columns("created_at", "NOW()")),
                new Layout(
                        "blocks",
                        columns("blocker_id", "%user", "blocked_id", "%user"),
                        columns("created_at", "NOW()")),
                new Layout(
                        "notifications",
                        columns("recipient_id", "%user", "actor_id", "%user", "type", "'like'"),
                        columns(
                                "target_tweet_id", "%tweet",
                                "message", "'Ann likes it'",
                                "read", "FALSE",
                                "created_at", "NOW()")),
                new Layout(
                        "transactions",
                        columns(
                                "transaction_id", "%id",
                                "amount", "12.50",
                                "currency", "'EUR'",
                                "transaction_type", "'gift_received'",
                                "status", "'completed'"),
                        columns(
                                "sender_user_id", "%user",
                                "receiver_user_id", "%user",
                                "gift_id", "%gift",
                                "exchange_rate", "1.0800",
                                "platform_fee", "2.50",
                                "streamer_payout", "10.00",
                                "created_at", "NOW()")));
    }

    private static Map<String, String> columns(String... namesAndValues) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            columns.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return columns;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void aRowWithTheColumnsOfTheLayoutIsTaken(Layout layout) {
        insert(layout.table(), layout.needed());
        Map<String, String> all = new LinkedHashMap<>(layout.needed());
        all.putAll(layout.nullable());
        insert(layout.table(), all);
        for (String column : layout.nullable().keySet()) {
            Map<String, String> withoutOne = new LinkedHashMap<>(all);
            withoutOne.put(column, "NULL");
            insert(layout.table(), withoutOne);
        }
        layout.nullable().keySet().forEach(column -> all.put(column, "NULL"));
        insert(layout.table(), all);
    }

    @Test
    void aPersonThatOthersHaveWrittenIsAnAccountThatNobodyLogsInto() {
        String name = fresh();
        execute(
                "INSERT INTO users (username, email, display_name) VALUES ('%s', '%s', 'Ann')"
                        .formatted(name, name));
        var accounts = new PostgresAccountStore(DATABASE.get());
        UserId id = accounts.findAllByUsername(Set.of(name)).values().iterator().next().id();
        assertThat(accounts.findPassword(id).orElseThrow().encoded()).isEqualTo("!");
    }

    @Test
    void aRetweetThatOthersHaveWrittenKnowsItsAuthor() {
        UUID author = user();
        UUID tweet = tweet(author);
        execute(
                "INSERT INTO retweets (user_id, tweet_id) VALUES ('%s', '%s')"
                        .formatted(user(), tweet));
        UUID copied =
                DATABASE.get()
                        .sql("SELECT author_id FROM retweets WHERE tweet_id = :tweet")
                        .bind("tweet", tweet)
                        .one(row -> row.getObject(1, UUID.class));
        assertThat(copied).isEqualTo(author);
    }

    private static void insert(String table, Map<String, String> columns) {
        List<String> values = new ArrayList<>();
        columns.values().forEach(value -> values.add(filled(value)));
        assertThat(
                        execute(
                                "INSERT INTO %s (%s) VALUES (%s)"
                                        .formatted(
                                                table,
                                                String.join(", ", columns.keySet()),
                                                String.join(", ", values))))
                .isEqualTo(1);
    }

    private static String filled(String value) {
        Map<String, Supplier<Object>> fresh =
                Map.of(
                        "%fresh", RowsOfOthersTest::fresh,
                        "%id", UUID::randomUUID,
                        "%user", RowsOfOthersTest::user,
                        "%tweet", () -> tweet(user()),
                        "%gift", RowsOfOthersTest::gift);
        return fresh.entrySet().stream()
                .filter(each -> value.contains(each.getKey()))
                .findFirst()
                .map(each -> value.replace(each.getKey(), "'" + each.getValue().get() + "'"))
                .orElse(value);
    }

    private static String fresh() {
        return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    private static UUID user() {
        return DATABASE.givenUser().value();
    }

    private static UUID tweet(UUID author) {
        return DATABASE.get()
                .sql(
                        "INSERT INTO tweets (user_id, content) VALUES (:author, 'Hello')"
                                + " RETURNING tweet_id")
                .bind("author", author)
                .one(row -> row.getObject(1, UUID.class));
    }

    private static UUID gift() {
        UUID id = UUID.randomUUID();
        execute("INSERT INTO gifts VALUES ('%s', 'Rose', 'rose', 0.25)".formatted(id));
        return id;
    }

    private static int execute(String statement) {
        return DATABASE.get().with(handle -> handle.execute(statement));
    }
}
