package plaza.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import plaza.contracts.Away;
import plaza.contracts.Concurrently;
import plaza.contracts.EveryCall;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.graph.Follow;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.neo4j.graph.Neo4jFollowGraph;

/** What becomes of calls while the server refuses, stands still, or has ended. */
@Tag("engine")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofMillis(800);

    /** With what a busy machine may add; without a bound it is two minutes. */
    private static final Duration SOON = TIMEOUT.plusSeconds(5);

    /** More than the driver has connections. */
    private static final int MANY = 150;

    private static final TestEngine.Own SERVER = TestEngine.start(Recipes.NEO4J);
    private static final Neo4j NEO4J = open(Duration.ofSeconds(20));
    private static final List<EveryCall.Call> CALLS = calls(NEO4J);

    private static Neo4j open(Duration timeout) {
        return Neo4j.open(SERVER.address(), null, null, timeout);
    }

    /** The first transactions on a server take longer than others. */
    @BeforeAll
    static void warm() {
        CALLS.forEach(call -> call.body().run());
    }

    private static List<EveryCall.Call> calls(Neo4j neo4j) {
        return EveryCall.on(new Neo4jEngine(), neo4j, Map.of());
    }

    @AfterAll
    static void close() {
        NEO4J.close();
        SERVER.close();
    }

    private static void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(SERVER.pid())).start().waitFor();
    }

    @Test
    @Order(1)
    void whatTheServerRefusesIsNotTriedAgain() {
        StorageException failure =
                catchThrowableOfType(
                        StorageException.class, () -> NEO4J.read("RETURN nothing", Map.of()));
        assertThat(failure.isTransient()).isFalse();
    }

    @Test
    @Order(2)
    void aStatementThatTakesTooLongIsGivenUpAndMayBeTriedAgain() {
        try (Neo4j neo4j = open(TIMEOUT)) {
            Away.failsInTime(
                    new EveryCall.Call(
                            "a long one",
                            () ->
                                    neo4j.read(
                                            """
                                            UNWIND range(1, 100000) AS a
                                            UNWIND range(1, 100000) AS b
                                            RETURN count(*)
                                            """,
                                            Map.of())),
                    SOON);
        }
    }

    @Test
    @Order(3)
    void callsOnAServerThatStandsStillFailInTimeHoweverManyAndGoOnWhenItDoes() throws Exception {
        try (Neo4j neo4j = open(TIMEOUT)) {
            var graph = new Neo4jFollowGraph(neo4j);
            List<EveryCall.Call> calls = calls(neo4j);
            signal("STOP");
            try {
                Away.endWhenInterrupted(CALLS, SOON);
                Away.failInTime(calls, SOON);
                Concurrently.call(
                        MANY, number -> Away.failsInTime(calls.get(number % calls.size()), SOON));
            } finally {
                signal("CONT");
            }
            var follow = new Follow(Samples.userId(), Samples.userId(), Samples.now());
            await().ignoreException(StorageException.class)
                    .untilAsserted(
                            () -> {
                                graph.follow(follow);
                                assertThat(graph.find(follow.follower(), follow.followed()))
                                        .contains(follow);
                            });
        }
    }

    @Test
    @Order(4)
    void callsOnAServerThatHasEndedFailInTime() {
        try (Neo4j neo4j = open(TIMEOUT)) {
            List<EveryCall.Call> calls = calls(neo4j);
            SERVER.close();
            Away.failInTime(calls, SOON);
            StorageException failure =
                    catchThrowableOfType(StorageException.class, () -> open(TIMEOUT));
            assertThat(failure.isTransient()).isTrue();
        }
    }
}
