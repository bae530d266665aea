package plaza.neo4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;
import plaza.contracts.CallTimeout;
import plaza.contracts.graph.FollowGraphContract;
import plaza.core.graph.FollowGraph;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.Neo4j;

@Tag("engine")
class Neo4jFollowGraphTest implements FollowGraphContract {
    private static final Neo4j NEO4J =
            Neo4j.open(TestEngine.address(Recipes.NEO4J), null, null, CallTimeout.PATIENT);

    @AfterAll
    static void close() {
        NEO4J.close();
    }

    @Override
    public FollowGraph graph() {
        return new Neo4jFollowGraph(NEO4J);
    }

    @Test
    void everyQueryBeginsAtOnePerson() {
        many();
        for (String query :
                List.of(
                        "MATCH (:User {id: 'a'})<-[f:FOLLOWS]-(o:User) RETURN o.id ORDER BY f.since DESC LIMIT 5",
                        "UNWIND ['a'] AS id MATCH (:User {id: id})-[:FOLLOWS]->(:User {id: 'b'}) RETURN id",
                        "UNWIND ['a'] AS id MATCH (u:User {id: id}) RETURN COUNT { (u)<-[:FOLLOWS]-() }")) {
            assertThat(plan(query)).contains("NodeUniqueIndexSeek").doesNotContain("Scan");
        }
    }

    /** Where there is hardly anybody, the server may well look at all of them. */
    private static void many() {
        NEO4J.write(
                """
                UNWIND range(1, 1000) AS n
                CREATE (:User {id: 'many-' + n})-[:FOLLOWS {since: datetime()}]->(:User {id: 'few-' + n})
                """,
                Map.of());
        NEO4J.read("CALL db.prepareForReplanning()", Map.of());
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
