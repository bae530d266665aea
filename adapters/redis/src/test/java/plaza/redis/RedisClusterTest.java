package plaza.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/** What only a cluster does: its nodes die one at a time, and others take their place. */
@Tag("engine")
class RedisClusterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final RedisScript<Long> HOLD = RedisScript.number("event/hold-lease");

    private final TestEngine.OwnRing ring = TestEngine.start(Recipes.redisCluster(3, 1));
    private final RedisConnection redis = open(true);

    @AfterEach
    void close() {
        redis.close();
        ring.close();
    }

    private RedisConnection open(boolean cluster) {
        String nodes = ring.settings().getOrDefault("redis.uri", "");
        return RedisConnection.open(
                RedisAddress.of(cluster ? nodes : nodes.split(",", -1)[0], cluster), TIMEOUT, "");
    }

    private Partitions nodes() {
        String told = redis.call(commands -> commands.clusterNodes());
        return ClusterPartitionParser.parse(told);
    }

    /** The node that is asked may hear of another a moment later than those who know it. */
    private List<TestEngine.Own> members(Predicate<RedisClusterNode> wanted) {
        Set<Integer> ports =
                await().atMost(SOON)
                        .until(
                                () ->
                                        nodes().stream()
                                                .filter(wanted)
                                                .map(node -> node.getUri().getPort())
                                                .collect(Collectors.toSet()),
                                found -> !found.isEmpty());
        return ring.members().stream()
                .filter(each -> ports.contains(each.address().getPort()))
                .toList();
    }

    private TestEngine.Own masterOf(String key) {
        return members(node -> node.hasSlot(SlotHash.getSlot(key))).getFirst();
    }

    /** One, or two after a master whose place was taken has come back to another one. */
    private List<TestEngine.Own> replicasOf(String key) {
        String master = nodes().getMasterBySlot(SlotHash.getSlot(key)).getNodeId();
        return members(node -> master.equals(node.getSlaveOf()));
    }

    private Long hold(String key) {
        return redis.evalKept(HOLD, List.of(key), "somebody", "3600000");
    }

    private static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue());
    }

    @Test
    void whatAMasterHeldIsAwayUntilAReplicaTakesItsPlaceAndTheRestIsThere() {
        String lost = "key";
        List<String> others =
                IntStream.range(0, 100)
                        .mapToObj(i -> "other" + i)
                        .filter(key -> masterOf(key) != masterOf(lost))
                        .limit(5)
                        .toList();
        others.forEach(key -> redis.call(commands -> commands.set(key, "there")));
        assertThat(hold(lost)).isEqualTo(1);

        TestEngine.Own dead = masterOf(lost);
        dead.kill();
        assertAway(() -> redis.call(commands -> commands.get(lost)));
        assertAway(() -> hold(lost));
        for (String key : others) {
            assertThat(redis.<String>call(commands -> commands.get(key))).isEqualTo("there");
        }
        await().atMost(SOON)
                .ignoreExceptionsMatching(
                        e -> e instanceof StorageException failure && failure.isTransient())
                .untilAsserted(
                        () ->
                                assertThat(redis.<String>call(commands -> commands.get(lost)))
                                        .isEqualTo("somebody"));
        // Nobody is left to wait for.
        await().atMost(SOON)
                .ignoreExceptionsMatching(
                        e -> e instanceof StorageException failure && failure.isTransient())
                .until(() -> hold(lost) == 1);
        assertThat(redis.weaknesses())
                .containsExactlyInAnyOrder(
                        name(dead) + " is away",
                        name(masterOf(lost)) + " has no replica that would take its place");

        dead.restart();
        ring.awaitWhole();
        assertThat(redis.<String>call(commands -> commands.get(lost))).isEqualTo("somebody");
        await().atMost(SOON).until(() -> redis.weaknesses().isEmpty());
    }

    private static String name(TestEngine.Own member) {
        return member.address().getHost() + ":" + member.address().getPort();
    }

    @Test
    void whatIsToBeKeptIsNotAcknowledgedBeforeAReplicaHasIt() {
        String key = "key";
        assertThat(hold(key)).isEqualTo(1);
        List<TestEngine.Own> replicas = replicasOf(key);
        replicas.forEach(TestEngine.Own::freeze);
        try {
            assertThatThrownBy(() -> hold(key))
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                    .hasMessageContaining("replica");
            // What may be lost does not wait.
            assertThat(redis.<String>call(commands -> commands.get(key))).isEqualTo("somebody");
        } finally {
            replicas.forEach(TestEngine.Own::thaw);
        }
        await().atMost(SOON)
                .ignoreExceptionsMatching(
                        e -> e instanceof StorageException failure && failure.isTransient())
                .until(() -> hold(key) == 1);
    }

    @Test
    void whoTakesOneForTheOtherIsToldWhatToSet() {
        assertThatThrownBy(() -> open(false))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse())
                .hasMessageContaining("is a node of a cluster: set redis.cluster to true");
        RedisAddress single = RedisAddress.of(TestEngine.address(Recipes.REDIS).toString(), true);
        assertThatThrownBy(() -> RedisConnection.open(single, TIMEOUT, ""))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse())
                .hasMessageContaining("is no cluster: set redis.cluster to false");
    }

    @Test
    void whatANodeSaysOfTheClusterIsNotHeldAgainstTheCommand() {
        Map<String, String> said =
                Map.of(
                        "another node has the key",
                        "return redis.error_reply('MOVED 1 127.0.0.1:1')",
                        "the cluster is down",
                        "return redis.error_reply('CLUSTERDOWN The cluster is down')",
                        "it follows another",
                        "return redis.error_reply('READONLY You can not write')",
                        "a slot is being moved",
                        "return redis.error_reply('TRYAGAIN Multiple keys')");
        said.forEach(
                (what, script) ->
                        assertThatThrownBy(
                                        () ->
                                                redis.call(
                                                        commands ->
                                                                commands.<String>eval(
                                                                        script,
                                                                        io.lettuce.core
                                                                                .ScriptOutputType
                                                                                .STATUS,
                                                                        "key")))
                                .as(what)
                                .isInstanceOfSatisfying(
                                        StorageException.class,
                                        e -> assertThat(e.isTransient()).isTrue()));
        assertThatThrownBy(
                        () ->
                                redis.call(
                                        commands ->
                                                commands.<String>eval(
                                                        "return redis.error_reply('WRONGTYPE key')",
                                                        io.lettuce.core.ScriptOutputType.STATUS,
                                                        "key")))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isFalse());
    }
}
