package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.metadata.schema.ClusteringOrder;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plaza.app.testing.Person;
import plaza.cassandra.CassandraEngine;

/** Reels and timelines lie in Cassandra as {@code docs/blueprints/reels.md} says. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CassandraLayoutTest {
    private final Scenario scenario = Scenario.played();
    private final CqlSession session = connect();

    private CqlSession connect() {
        var configuration = scenario.configuration();
        var node = configuration.get(CassandraEngine.CONTACT_POINTS).getFirst();
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(node.host(), node.port()))
                .withLocalDatacenter(configuration.get(CassandraEngine.DATACENTER))
                .withKeyspace(configuration.get(CassandraEngine.KEYSPACE))
                .build();
    }

    @AfterAll
    void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reels | reel_id | | reel_id:uuid user_id:text caption:text media_url:text created_at:timestamp",
                "user_reels | user_id | created_at:DESC reel_id:DESC | user_id:text reel_id:uuid created_at:timestamp",
                "timeline | user_id | created_at:DESC reel_id:DESC"
                        + " | user_id:text reel_id:uuid author_id:text created_at:timestamp"
            })
    void aTableOfTheLayoutIsThere(String name, String key, String clustering, String columns) {
        TableMetadata table =
                session.getMetadata()
                        .getKeyspace(scenario.configuration().get(CassandraEngine.KEYSPACE))
                        .orElseThrow()
                        .getTable(name)
                        .orElseThrow();

        assertThat(table.getPartitionKey())
                .extracting(column -> column.getName().asInternal())
                .containsExactly(key);
        assertThat(table.getClusteringColumns().entrySet())
                .extracting(CassandraLayoutTest::clustering)
                .containsExactlyElementsOf(words(clustering));
        for (String column : words(columns)) {
            String[] expected = column.split(":", 2);
            assertThat(table.getColumn(CqlIdentifier.fromCql(expected[0])).orElseThrow().getType())
                    .as(column)
                    .hasToString(expected[1].toUpperCase(Locale.ROOT));
        }
    }

    private static String clustering(Map.Entry<ColumnMetadata, ClusteringOrder> column) {
        return column.getKey().getName().asInternal() + ":" + column.getValue();
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    @Test
    void aReelIsARow() {
        Row reel = one("SELECT * FROM reels WHERE reel_id = ?", UUID.fromString(scenario.reel()));

        assertThat(reel.getString("user_id")).isEqualTo(scenario.ann().id());
        assertThat(reel.getString("caption")).startsWith("watch #plaza");
        assertThat(reel.getString("media_url")).isEqualTo("/api/media/" + scenario.reelMedia());
        assertThat(reel.getInstant("created_at")).isNotNull();
    }

    @Test
    void theReelsOfAPersonAreOnePartitionTheNewestFirst() {
        assertThat(ids("SELECT reel_id FROM user_reels WHERE user_id = ?", scenario.ann().id()))
                .containsExactly(scenario.reel(), scenario.before());
    }

    @Test
    void aFeedIsOnePartitionWithWhatCameBeforeTheFollowAndAfter() {
        String timeline = "SELECT reel_id, author_id FROM timeline WHERE user_id = ?";

        assertThat(ids(timeline, scenario.ben().id()))
                .containsExactly(scenario.reel(), scenario.before());
        assertThat(session.execute(timeline, scenario.ben().id()).all())
                .extracting(row -> row.getString("author_id"))
                .containsOnly(scenario.ann().id());
    }

    @Test
    void aFeedIsThereBeforeAnybodyReadsIt() {
        Person author = scenario.plaza().person();
        Person reader = scenario.plaza().person();
        String before = author.reel("before the follow");
        reader.follow(author);
        String after = author.reel("after it");

        soon(
                () ->
                        assertThat(
                                        ids(
                                                "SELECT reel_id FROM timeline WHERE user_id = ?",
                                                reader.id()))
                                .containsExactly(after, before));
    }

    private Row one(String query, Object value) {
        Row row = session.execute(query, value).one();
        assertThat(row).isNotNull();
        return row;
    }

    private List<String> ids(String query, Object value) {
        return session.execute(query, value).all().stream()
                .map(row -> String.valueOf(row.getUuid("reel_id")))
                .toList();
    }
}
