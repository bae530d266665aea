package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.soon;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Record;
import org.neo4j.driver.types.Node;
import plaza.neo4j.Neo4jEngine;

/** The graph answers queries over the nodes and edges of {@code docs/blueprints/reels.md}. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Neo4jLayoutTest {
    private final Scenario scenario = Scenario.played();
    private final Driver driver =
            GraphDatabase.driver(scenario.configuration().get(Neo4jEngine.URI), AuthTokens.none());

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    void aPersonIsANodeWithTheirProfile() {
        soon(
                () -> {
                    List<Record> found =
                            ask("MATCH (u:User {id: $id}) RETURN u", scenario.ann().id());

                    assertThat(found).hasSize(1);
                    Node ann = found.getFirst().get("u").asNode();
                    assertThat(ann.get("username").asString()).isEqualTo(scenario.ann().username());
                    assertThat(ann.get("bio").asString()).isEqualTo(Scenario.BIO);
                });
    }

    @Test
    void thoseWhoFollowAreOneStepAway() {
        List<Record> found =
                ask(
                        "MATCH (u:User {id: $id})<-[f:FOLLOWS]-(follower:User)"
                                + " RETURN follower.id AS id, f.since AS since",
                        scenario.ann().id());

        assertThat(found)
                .extracting(follower -> follower.get("id").asString())
                .containsExactly(scenario.ben().id());
        assertThat(found.getFirst().get("since").isNull()).isFalse();
    }

    @Test
    void aPersonIsThereOnce() {
        List<Record> constraints =
                ask("SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties", "");

        assertThat(constraints)
                .anySatisfy(
                        constraint -> {
                            assertThat(constraint.get("type").asString()).contains("UNIQUENESS");
                            assertThat(constraint.get("labelsOrTypes").asList())
                                    .containsExactly("User");
                            assertThat(constraint.get("properties").asList()).containsExactly("id");
                        });
    }

    private List<Record> ask(String query, String id) {
        return driver.executableQuery(query).withParameters(Map.of("id", id)).execute().records();
    }
}
