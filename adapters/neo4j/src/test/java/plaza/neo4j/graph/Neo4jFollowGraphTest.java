package plaza.neo4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;
import plaza.contracts.EveryCall;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.StorageException;
import plaza.core.graph.FollowGraph;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.Neo4j;

@Tag("engine")
class Neo4jFollowGraphTest implements FollowGraphContract {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public FollowGraph graph() {
        return new Neo4jFollowGraph(NEO4J);
    }

    @Test
    void everyCallOnAServerThatHasEndedFailsInTimeAndMayBeTriedAgain() {
        TestEngine.Own server = TestEngine.start(Recipes.NEO4J);
        try (Neo4j neo4j = Neo4j.open(server.address(), null, null, Duration.ofSeconds(2))) {
            List<EveryCall.Call> calls = EveryCall.on(new Neo4jFollowGraph(neo4j));
            server.close();
            for (EveryCall.Call call : calls) {
                long start = System.nanoTime();
                StorageException failure =
                        catchThrowableOfType(StorageException.class, call.body()::run);
                assertThat(failure).as(call.name()).isNotNull();
                assertThat(failure.isTransient()).as(call.name()).isTrue();
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void everyQueryBeginsAtOnePerson() {
        for (String query :
                List.of(
                        "MATCH (:User {id: 'a'})<-[f:FOLLOWS]-(o:User) RETURN o.id ORDER BY f.since DESC LIMIT 5",
                        "UNWIND ['a'] AS id MATCH (:User {id: id})-[:FOLLOWS]->(:User {id: 'b'}) RETURN id",
                        "UNWIND ['a'] AS id MATCH (u:User {id: id}) RETURN COUNT { (u)<-[:FOLLOWS]-() }")) {
            assertThat(plan(query)).contains("NodeUniqueIndexSeek").doesNotContain("Scan");
        }
    }

    /** The operators that the server would answer with. */
    @SuppressWarnings("deprecation") // What is to replace it says no operators.
    private static String plan(String query) {
        try (Driver driver = GraphDatabase.driver(TestEngine.address(Recipes.NEO4J));
                Session session = driver.session()) {
            return operators(session.run("EXPLAIN " + query).consume().plan());
        }
    }

    private static String operators(Plan plan) {
        var operators = new StringBuilder(plan.operatorType());
        plan.children().forEach(child -> operators.append('\n').append(operators(child)));
        return operators.toString();
    }
}
