package plaza.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.BaseRedisCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import plaza.core.Batch;
import plaza.core.StorageException;
import plaza.core.engine.EngineFigure;

/**
 * A connection to Redis, one server or a cluster, that all threads share: their commands are sent
 * one behind the other and answered in that order, by each node. While Redis is away every command
 * fails at once, and the connection comes back by itself. The only place that opens one.
 */
public final class RedisConnection implements AutoCloseable {
    private static final int SCANNED_AT_ONCE = 1_000;

    private static final Duration RECONNECT_EVERY = Duration.ofMillis(200);

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    /** How often the nodes of a cluster are asked who has what, at the least and at the most. */
    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(15);

    private static final Duration LOOK_AT_MOST_EVERY = Duration.ofSeconds(1);

    /**
     * What Redis says of its own state rather than of a command: it is made so by another server, a
     * failover or a restart, and the same command may succeed later. A script's failure names it
     * within its text.
     */
    private static final Pattern FOR_NOW =
            Pattern.compile(
                    "(?:^|: -)(?:MOVED|ASK|TRYAGAIN|CLUSTERDOWN|MASTERDOWN|NOREPLICAS|READONLY"
                            + "|LOADING|BUSY) .*",
                    Pattern.DOTALL);

    private static final String MAXMEMORY = "maxmemory";

    private final ClientResources resources;
    private final RedisServer server;
    private final String prefix;
    private final long timeout;

    private RedisConnection(
            ClientResources resources, RedisServer server, String prefix, Duration timeout) {
        this.timeout = timeout.toNanos();
        this.resources = resources;
        this.server = server;
        this.prefix = prefix;
    }

    /**
     * @param timeout of each command
     * @param prefix before every key, for several platforms on one Redis; usually empty
     * @throws StorageException when Redis does not answer, or is a cluster where none was meant
     */
    public static RedisConnection open(RedisAddress address, Duration timeout, String prefix) {
        ClientResources resources =
                DefaultClientResources.builder()
                        .reconnectDelay(Delay.constant(RECONNECT_EVERY))
                        .build();
        address.nodes().forEach(node -> node.setTimeout(timeout));
        try {
            var connection =
                    new RedisConnection(
                            resources, connect(resources, address, timeout), prefix, timeout);
            if (!address.cluster()) {
                connection.requireNoCluster(address);
            }
            return connection;
        } catch (RedisException e) {
            boolean single = address.cluster() && isSingle(resources, address, timeout);
            end(resources);
            throw single
                    ? StorageException.permanent(
                            "Redis at %s is no cluster: set %s.cluster to false"
                                    .formatted(address.text(), address.section()),
                            e)
                    : StorageException.unavailable(
                            "Redis at %s does not answer".formatted(address.text()), e);
        }
    }

    private static RedisServer connect(
            ClientResources resources, RedisAddress address, Duration timeout) {
        if (address.cluster()) {
            ClusterClientOptions.Builder options =
                    ClusterClientOptions.builder()
                            .topologyRefreshOptions(
                                    ClusterTopologyRefreshOptions.builder()
                                            .enablePeriodicRefresh(LOOK_AT_LEAST_EVERY)
                                            .adaptiveRefreshTriggersTimeout(LOOK_AT_MOST_EVERY)
                                            .refreshTriggersReconnectAttempts(1)
                                            .build());
            var _ = failingFast(options, timeout);
            return RedisCluster.open(resources, address.nodes(), options.build(), timeout);
        }
        return SingleRedis.open(
                resources,
                address.nodes().getFirst(),
                failingFast(ClientOptions.builder(), timeout).build());
    }

    private static ClientOptions.Builder failingFast(
            ClientOptions.Builder options, Duration timeout) {
        return options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .socketOptions(
                        SocketOptions.builder().connectTimeout(timeout).keepAlive(true).build());
    }

    /** A node of a cluster has only some keys, and leads to others for the rest. */
    private void requireNoCluster(RedisAddress address) {
        if (isClustered()) {
            close();
            throw StorageException.permanent(
                    "Redis at %s is a node of a cluster: set %s.cluster to true"
                            .formatted(address.text(), address.section()),
                    null);
        }
    }

    private boolean isClustered() {
        try {
            return server.sync().info("cluster").contains("cluster_enabled:1");
        } catch (RedisException e) {
            // It does not say to this user: commands will.
            return false;
        }
    }

    private static boolean isSingle(
            ClientResources resources, RedisAddress address, Duration timeout) {
        try (RedisServer first =
                connect(
                        resources,
                        new RedisAddress(address.nodes(), false, address.section()),
                        timeout)) {
            return first.sync().info("cluster").contains("cluster_enabled:0");
        } catch (RedisException e) {
            return false;
        }
    }

    /** A key within this platform. */
    public String key(String name) {
        return prefix + name;
    }

    /** Runs commands, with Redis's failures as {@link StorageException}. */
    public <T> T call(Function<RedisClusterCommands<String, String>, T> commands) {
        try {
            return commands.apply(server.sync());
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    /** Sends several commands before the first is answered; their answers, in their order. */
    public <T> List<T> callAll(
            Function<
                            RedisClusterAsyncCommands<String, String>,
                            ? extends List<? extends RedisFuture<? extends T>>>
                    commands) {
        try {
            List<T> answers = new ArrayList<>();
            for (RedisFuture<? extends T> answer : commands.apply(server.async())) {
                answers.add(LettuceFutures.awaitOrCancel(answer, timeout, TimeUnit.NANOSECONDS));
            }
            return answers;
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    /**
     * Runs a script, which Redis keeps after the first time: in a cluster each node by itself.
     *
     * @param keys in one slot of a cluster
     */
    public <T> T eval(RedisScript<T> script, List<String> keys, String... arguments) {
        return call(redis -> run(redis, script, keys, arguments));
    }

    /**
     * As {@link #eval}, and what it wrote outlives the node that has the keys: where another takes
     * its place, that one has it. It may have been written also where this fails.
     */
    public <T> T evalKept(RedisScript<T> script, List<String> keys, String... arguments) {
        try {
            return server.kept(keys.getFirst(), redis -> run(redis, script, keys, arguments));
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    private static <T> T run(
            RedisClusterCommands<String, String> redis,
            RedisScript<T> script,
            List<String> keys,
            String... arguments) {
        String[] names = keys.toArray(String[]::new);
        try {
            return redis.evalsha(script.digest(), script.output(), names, arguments);
        } catch (RedisNoScriptException e) {
            return redis.eval(script.text(), script.output(), names, arguments);
        }
    }

    /**
     * Runs a script on one list of keys after the other, as {@link #callAll}; a part of them at a
     * time, so that the last does not wait for all the others within its time-out.
     */
    public <T> List<T> evalAll(RedisScript<T> script, Map<List<String>, String[]> argumentsByKeys) {
        List<T> answers = new ArrayList<>(argumentsByKeys.size());
        for (List<Map.Entry<List<String>, String[]>> some :
                Batch.split(argumentsByKeys.entrySet())) {
            answers.addAll(this.<T>callAll(redis -> evalSome(redis, script, some)));
        }
        return answers;
    }

    private static <T> List<RedisFuture<T>> evalSome(
            RedisClusterAsyncCommands<String, String> redis,
            RedisScript<T> script,
            List<Map.Entry<List<String>, String[]>> calls) {
        List<RedisFuture<T>> running = new ArrayList<>(calls.size());
        for (Map.Entry<List<String>, String[]> call : calls) {
            running.add(
                    // Whole: nobody could send it again in between.
                    redis.eval(
                            script.text(),
                            script.output(),
                            call.getKey().toArray(String[]::new),
                            call.getValue()));
        }
        return running;
    }

    /**
     * Takes away all keys whose whole name matches a pattern, as {@code SCAN} finds them: those
     * that come meanwhile may stay.
     */
    public void unlinkAll(String pattern) {
        ScanArgs all = ScanArgs.Builder.matches(pattern).limit(SCANNED_AT_ONCE);
        ScanCursor from = ScanCursor.INITIAL;
        while (!from.isFinished()) {
            ScanCursor next = from;
            KeyScanCursor<String> found = call(commands -> commands.scan(next, all));
            List<String> names = found.getKeys();
            callAll(commands -> names.stream().map(commands::unlink).toList());
            from = found;
        }
    }

    /** A connection of its own for messages. */
    public StatefulRedisPubSubConnection<String, String> openMessages() {
        try {
            return server.openMessages();
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    /**
     * Returns when Redis answers.
     *
     * @throws StorageException when it does not
     */
    public void check() {
        call(BaseRedisCommands::ping);
    }

    /** What it says of itself. */
    List<EngineFigure> figures() {
        return call(_ -> RedisFigures.of(server.nodes()));
    }

    /**
     * What stands against Redis's keeping all that it has acknowledged, as {@code appendfsync is
     * everysec}; empty when nothing does, or when it does not say.
     */
    public List<String> weaknesses() {
        return differing(
                new ArrayList<>(server.gaps()),
                Map.of(
                        "appendonly", "yes",
                        "appendfsync", "always",
                        "maxmemory-policy", "noeviction"));
    }

    /**
     * What stands against Redis's making room for what is asked for by letting go of what is not:
     * where it does not, it refuses what is written, or takes all memory.
     */
    List<String> hoards() {
        List<String> found =
                differing(new ArrayList<>(), Map.of("maxmemory-policy", "allkeys-lru"));
        call(_ -> server.nodes())
                .forEach(
                        (name, node) -> {
                            if (call(_ -> node.configGet(MAXMEMORY))
                                    .getOrDefault(MAXMEMORY, "")
                                    .equals("0")) {
                                found.add("maxmemory is not set" + at(name));
                            }
                        });
        return found;
    }

    private List<String> differing(List<String> found, Map<String, String> wanted) {
        try {
            server.nodes()
                    .forEach(
                            (name, node) ->
                                    wanted.forEach(
                                            (setting, value) ->
                                                    other(node, setting, value)
                                                            .map(each -> each + at(name))
                                                            .ifPresent(found::add)));
        } catch (RedisException e) {
            throw translated(e);
        }
        found.sort(null);
        return found;
    }

    private static Optional<String> other(
            RedisClusterCommands<String, String> node, String setting, String value) {
        String actual = node.configGet(setting).getOrDefault(setting, value);
        return actual.equals(value)
                ? Optional.empty()
                : Optional.of("%s is %s, not %s".formatted(setting, actual, value));
    }

    private static String at(String node) {
        return node.isEmpty() ? "" : " (" + node + ")";
    }

    private static StorageException translated(RedisException e) {
        return e instanceof RedisCommandExecutionException && !isForNow(e)
                ? StorageException.permanent("Redis refused: " + e.getMessage(), e)
                : StorageException.unavailable("Redis is away", e);
    }

    private static boolean isForNow(RedisException e) {
        return FOR_NOW.matcher(String.valueOf(e.getMessage())).find();
    }

    @Override
    public void close() {
        server.close();
        end(resources);
    }

    static void end(AbstractRedisClient client) {
        client.shutdown(Duration.ZERO, ENDS_WITHIN);
    }

    private static void end(ClientResources resources) {
        resources
                .shutdown(0, ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(ENDS_WITHIN.toMillis());
    }
}
