package plaza.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import plaza.core.StorageException;

/**
 * A Redis Cluster: each command goes to the master of its key's slot. While a master is away, what
 * lies on it fails at once, and all the rest is answered.
 */
final class RedisCluster implements RedisServer {
    private final RedisClusterClient client;
    private final StatefulRedisClusterConnection<String, String> connection;
    private final Duration timeout;

    /** By the connection to a node: a node that comes back gets another. */
    private final Map<StatefulRedisConnection<String, String>, ReplicaWait> waits =
            new ConcurrentHashMap<>();

    private RedisCluster(
            RedisClusterClient client,
            StatefulRedisClusterConnection<String, String> connection,
            Duration timeout) {
        this.client = client;
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * @param nodes some of the cluster
     * @throws RedisException when none of them answers as a node of a cluster
     */
    static RedisCluster open(
            ClientResources resources,
            List<RedisURI> nodes,
            ClusterClientOptions options,
            Duration timeout) {
        RedisClusterClient client = RedisClusterClient.create(resources, nodes);
        client.setOptions(options);
        try {
            return new RedisCluster(client, client.connect(), timeout);
        } catch (RedisException e) {
            RedisConnection.end(client);
            throw e;
        }
    }

    @Override
    public RedisClusterCommands<String, String> sync() {
        return connection.sync();
    }

    @Override
    public RedisClusterAsyncCommands<String, String> async() {
        return connection.async();
    }

    /**
     * Both on one connection to the master itself: led on to another node, nobody would know whose
     * replicas to wait for.
     */
    @Override
    public <T> T kept(String key, Function<RedisClusterCommands<String, String>, T> commands) {
        RedisClusterNode master = connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
        if (master == null) {
            lookAgain();
            throw StorageException.unavailable("No node of Redis has the slot of a key", null);
        }
        boolean hasReplica = hasReplica(master);
        StatefulRedisConnection<String, String> node = connection.getConnection(master.getNodeId());
        T answer;
        try {
            answer = commands.apply(node.sync());
        } catch (RedisCommandExecutionException e) {
            // It may not be the master any more.
            lookAgain();
            throw e;
        }
        if (hasReplica) {
            awaitReplica(node);
        }
        return answer;
    }

    /** One that the cluster has given up does not take the place of its master. */
    private boolean hasReplica(RedisClusterNode master) {
        return connection.getPartitions().stream()
                .anyMatch(
                        node ->
                                master.getNodeId().equals(node.getSlaveOf())
                                        && !node.is(NodeFlag.FAIL));
    }

    private void awaitReplica(StatefulRedisConnection<String, String> node) {
        ReplicaWait wait =
                waits.computeIfAbsent(node, each -> new ReplicaWait(each, timeout.dividedBy(2)));
        long replicas = within(timeout, wait.join());
        if (replicas < 1) {
            lookAgain();
            throw StorageException.unavailable("No replica of Redis has what was written", null);
        }
    }

    /** Not cancelled when it takes too long: others wait for the same. */
    private static long within(Duration time, CompletableFuture<Long> answer) {
        try {
            return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while waiting for a replica", e);
        } catch (ExecutionException | TimeoutException e) {
            throw StorageException.unavailable("No replica of Redis answered", e);
        }
    }

    private void lookAgain() {
        if (!client.isTopologyRefreshInProgress()) {
            var _ = client.refreshPartitionsAsync();
        }
    }

    @Override
    public StatefulRedisPubSubConnection<String, String> openMessages() {
        return client.connectPubSub();
    }

    @Override
    public Map<String, RedisClusterCommands<String, String>> nodes() {
        Map<String, RedisClusterCommands<String, String>> nodes = new TreeMap<>();
        for (RedisClusterNode node : connection.getPartitions()) {
            if (!node.is(NodeFlag.FAIL)) {
                nodes.put(name(node), connection.getConnection(node.getNodeId()).sync());
            }
        }
        return nodes;
    }

    @Override
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (RedisClusterNode node : connection.getPartitions()) {
            if (node.is(NodeFlag.FAIL)) {
                gaps.add(name(node) + " is away");
            } else if (!node.hasNoSlots() && !hasReplica(node)) {
                gaps.add(name(node) + " has no replica that would take its place");
            }
        }
        return gaps;
    }

    private static String name(RedisClusterNode node) {
        return node.getUri().getHost() + ":" + node.getUri().getPort();
    }

    @Override
    public void close() {
        connection.close();
        RedisConnection.end(client);
    }
}
