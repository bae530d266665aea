package plaza.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import plaza.app.importing.LdbcNetwork.Entry;
import plaza.app.testing.Api;
import tools.jackson.databind.JsonNode;

/** Holds a server against the files that were imported into it. */
final class LdbcComparison {
    private final LdbcNetwork network;

    LdbcComparison(LdbcNetwork network) {
        this.network = network;
    }

    /**
     * Every person's whole home feed, page by page, holds all posts of their friends and nothing
     * else, newest first; posts of the same time stand in any order.
     *
     * @param people a client for each person, by id
     * @return how many entries were compared
     */
    int feeds(Map<String, Api> people) {
        assertThat(people.keySet()).isEqualTo(network.people());
        int compared = 0;
        for (Map.Entry<String, Api> person : people.entrySet()) {
            List<Entry> feed =
                    person.getValue().all("/api/feed").stream().map(this::entry).toList();
            assertThat(feed.stream().map(Entry::at))
                    .as("times in the feed of %s", person.getKey())
                    .isSortedAccordingTo(Comparator.reverseOrder());
            assertThat(feed)
                    .as("the feed of %s", person.getKey())
                    .containsExactlyInAnyOrderElementsOf(network.feed(person.getKey()));
            compared += feed.size();
        }
        return compared;
    }

    private Entry entry(JsonNode item) {
        assertThat(item.get("repostedBy").isNull()).isTrue();
        JsonNode post = item.get("post");
        return new Entry(
                Instant.parse(post.get("createdAt").asString()),
                post.at("/author/username").asString(),
                post.get("text").asString());
    }

    /** Profiles count what the files hold. */
    void profiles(Api anybody) {
        for (String person : network.people()) {
            JsonNode counts =
                    anybody.get("/api/users/ldbc_" + person).expect(200).json().get("counts");
            int friends = network.friendsOf(person).size();
            assertThat(counts.get("followers").asInt()).isEqualTo(friends);
            assertThat(counts.get("following").asInt()).isEqualTo(friends);
            assertThat(counts.get("posts").asInt()).isEqualTo(network.postsOf(person).size());
        }
    }

    /** The rows in PostgreSQL are what the files hold. */
    void rows(Connection sql) throws SQLException {
        assertThat(count(sql, "users WHERE username LIKE 'ldbc\\_%'"))
                .isEqualTo(network.people().size());
        assertThat(count(sql, "follows")).isEqualTo(2 * network.friendships());
        assertThat(count(sql, "tweets WHERE reply_to_tweet_id IS NULL"))
                .isEqualTo(network.postCount());
        assertThat(count(sql, "tweets WHERE reply_to_tweet_id IS NOT NULL"))
                .isEqualTo(network.replies());
        assertThat(count(sql, "likes")).isEqualTo(network.likes());
        assertThat(sum(sql, "like_count")).isEqualTo(network.likes());
        assertThat(sum(sql, "reply_count")).isEqualTo(network.replies());
    }

    private static int count(Connection sql, String what) throws SQLException {
        return number(sql, "SELECT count(*) FROM " + what);
    }

    private static int sum(Connection sql, String column) throws SQLException {
        return number(sql, "SELECT sum(" + column + ") FROM tweets");
    }

    private static int number(Connection sql, String query) throws SQLException {
        try (var statement = sql.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
