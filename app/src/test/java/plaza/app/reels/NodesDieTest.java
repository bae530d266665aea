package plaza.app.reels;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.app.testing.Eventually.within;

import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.PlazaProcess;
import plaza.app.testing.TestFolders;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.redis.RedisAddress;
import plaza.redis.RedisConnection;

/**
 * Two servers on three nodes of Cassandra and a Redis Cluster. Under load a node of Cassandra is
 * killed as {@code kill -9} does, and then the master of Redis that has the journal: what was
 * acknowledged is there, each once, and nobody is refused for long.
 */
@Isolated("it measures times, and needs most of the memory")
@Tag("engine")
@EnabledIfSystemProperty(named = "plaza.test.full", matches = "true")
final class NodesDieTest {
    private static final Logger LOG = LoggerFactory.getLogger(NodesDieTest.class);

    /** On a machine that does nothing else ten seconds are enough; more where it does. */
    private static final Duration LONGEST_REFUSAL =
            Duration.ofSeconds(Integer.getInteger("plaza.refused.seconds", 10));

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WRITERS_EACH = 3;
    private static final int DEEDS = 200;

    private final TestEngine.OwnRing cassandra =
            TestEngine.start(Recipes.ring(Recipes.CASSANDRA).orElseThrow());
    private final TestEngine.OwnRing redis =
            TestEngine.start(Recipes.ring(Recipes.REDIS).orElseThrow());
    private final Map<String, String> deployment = PlazaProcess.reels(List.of(cassandra, redis));
    private final Path oneFolder = TestFolders.create("one");
    private final Path otherFolder = TestFolders.create("other");
    private final PlazaProcess one = PlazaProcess.serve(oneFolder, deployment);
    private final PlazaProcess other = PlazaProcess.serve(otherFolder, deployment);

    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicLong longestRefusal = new AtomicLong();
    private final Set<String> surprises = ConcurrentHashMap.newKeySet();

    /** The texts of acknowledged posts, by the id of their author. */
    private final Map<String, Set<String>> promised = new ConcurrentHashMap<>();

    @AfterEach
    void end() {
        one.close();
        other.close();
        redis.close();
        cassandra.close();
        TestFolders.delete(oneFolder);
        TestFolders.delete(otherFolder);
    }

    @Test
    void nothingThatWasAcknowledgedIsLostOrDoubledWhenANodeOfEachDies() {
        List<Person> authors = new ArrayList<>();
        for (PlazaProcess server : List.of(one, other)) {
            for (int i = 0; i < WRITERS_EACH; i++) {
                authors.add(Person.join(server.nobody()));
            }
        }
        Person reader = Person.join(one.nobody());
        authors.forEach(reader::follow);
        TestEngine.Own node = cassandra.members().get(1);
        TestEngine.Own master = masterOfTheJournal();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                authors.forEach(author -> threads.execute(() -> write(author)));
                await(DEEDS);
                node.kill();
                await(DEEDS);
                report("a node of Cassandra");
                master.kill();
                await(DEEDS);
                report("a master of Redis");
            } finally {
                writing.set(false);
            }
        }
        assertAllThereOnce(authors, reader);

        // Those that were away have missed what they hold replicas of.
        node.restart();
        master.restart();
        redis.awaitWhole();
        cassandra.awaitWhole();
        assertAllThereOnce(authors, reader);
        assertThat(Duration.ofNanos(longestRefusal.get())).isLessThan(LONGEST_REFUSAL);
    }

    /** Until the writers are told to end: each post until it is acknowledged, with one key. */
    private void write(Person author) {
        Set<String> mine =
                promised.computeIfAbsent(author.id(), id -> ConcurrentHashMap.newKeySet());
        for (int number = 0; writing.get() && surprises.isEmpty(); number++) {
            String text = author.username() + " writes " + number;
            Map<String, String> key = Map.of("Idempotency-Key", text.replace(' ', '-'));
            long since = System.nanoTime();
            within(PATIENCE).until(() -> isPublished(author.api(), text, key));
            longestRefusal.accumulateAndGet(System.nanoTime() - since, Math::max);
            mine.add(text);
            acknowledged.incrementAndGet();
        }
    }

    private boolean isPublished(Api api, String text, Map<String, String> key) {
        try {
            Answer answer = api.trySend("POST", "/api/posts", "{\"text\":\"" + text + "\"}", key);
            if (answer.status() != 201 && answer.status() != 503) {
                surprises.add(answer.toString());
            }
            return answer.status() == 201;
        } catch (IOException e) {
            surprises.add(e.toString());
            return false;
        }
    }

    private void await(int more) {
        int goal = acknowledged.get() + more;
        within(PATIENCE).until(() -> acknowledged.get() >= goal || !surprises.isEmpty());
        assertThat(surprises).isEmpty();
    }

    private void report(String killed) {
        LOG.info(
                "{} acknowledged, {} was killed, the longest refusal so far took {} ms",
                acknowledged,
                killed,
                Duration.ofNanos(longestRefusal.get()).toMillis());
    }

    private void assertAllThereOnce(List<Person> authors, Person reader) {
        String[] everything =
                promised.values().stream().flatMap(Set::stream).toArray(String[]::new);
        for (PlazaProcess server : List.of(one, other)) {
            for (Person author : authors) {
                assertThat(
                                server.nobody()
                                        .as(author.token())
                                        .all(author.path() + "/posts", "/text"))
                        .containsExactlyInAnyOrderElementsOf(
                                promised.getOrDefault(author.id(), Set.of()));
            }
            Api api = server.nobody().as(reader.token());
            within(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(api.all("/api/feed", "/post/text"))
                                            .containsExactlyInAnyOrder(everything));
        }
    }

    private TestEngine.Own masterOfTheJournal() {
        String nodes = redis.settings().getOrDefault("redis.uri", "");
        try (RedisConnection connection =
                RedisConnection.open(RedisAddress.of(nodes, true), Duration.ofSeconds(10), "")) {
            String told = connection.call(commands -> commands.clusterNodes());
            int port =
                    ClusterPartitionParser.parse(told)
                            .getMasterBySlot(SlotHash.getSlot("{journal}"))
                            .getUri()
                            .getPort();
            return redis.members().stream()
                    .filter(member -> member.address().getPort() == port)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
