package plaza.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisReadOnlyException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;

import plaza.core.Batch;
import plaza.core.StorageException;
import plaza.core.setting.HostAndPort;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A connection to Redis that all threads share: their commands are sent one behind the other and
 * answered in that order. While Redis is away every command fails at once, and the connection comes
 * back by itself.
 */
public final class RedisConnection implements AutoCloseable {
    private static final Duration RECONNECT_EVERY = Duration.ofMillis(200);

    private static final int LAST_PORT = 65_535;

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final String prefix;
    private final long timeout;

    private RedisConnection(
            ClientResources resources,
            RedisClient client,
            StatefulRedisConnection<String, String> connection,
            String prefix,
            Duration timeout) {
        this.timeout = timeout.toNanos();
        this.resources = resources;
        this.client = client;
        this.connection = connection;
        this.prefix = prefix;
    }

    /** Whether an address can be read; no server is asked. */
    public static boolean understands(String address) {
        try {
            RedisURI.create(address);
            URI uri = URI.create(address);
            return uri.getHost() != null && uri.getPort() <= LAST_PORT;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where the server of an address listens that can be read. */
    static HostAndPort server(String address) {
        RedisURI uri = RedisURI.create(address);
        return new HostAndPort(uri.getHost(), uri.getPort());
    }

    /**
     * @param address like {@code redis://user:password@host:6379}
     * @param timeout of each command
     * @param prefix before every key, for several platforms on one Redis; usually empty
     * @throws StorageException when Redis does not answer
     */
    public static RedisConnection open(String address, Duration timeout, String prefix) {
        ClientResources resources =
                DefaultClientResources.builder()
                        .reconnectDelay(Delay.constant(RECONNECT_EVERY))
                        .build();
        RedisURI uri;
        try {
            uri = RedisURI.create(address);
        } catch (IllegalArgumentException e) {
            // Without the cause: it repeats the address, which may hold a password.
            throw StorageException.permanent("The address of Redis cannot be understood", null);
        }
        uri.setTimeout(timeout);
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(
                ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .timeoutOptions(TimeoutOptions.enabled(timeout))
                        .socketOptions(
                                SocketOptions.builder()
                                        .connectTimeout(timeout)
                                        .keepAlive(true)
                                        .build())
                        .build());
        try {
            return new RedisConnection(resources, client, client.connect(), prefix, timeout);
        } catch (RedisException e) {
            end(client, resources);
            throw StorageException.unavailable(
                    "Redis at %s:%d does not answer".formatted(uri.getHost(), uri.getPort()), e);
        }
    }

    /** A key within this platform. */
    public String key(String name) {
        return prefix + name;
    }

    /** Runs commands, with Redis's failures as {@link StorageException}. */
    public <T> T call(Function<RedisCommands<String, String>, T> commands) {
        try {
            return commands.apply(connection.sync());
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    /** Sends several commands before the first is answered; their answers, in their order. */
    public <T> List<T> callAll(
            Function<
                            RedisAsyncCommands<String, String>,
                            ? extends List<? extends RedisFuture<? extends T>>>
                    commands) {
        try {
            List<T> answers = new ArrayList<>();
            for (RedisFuture<? extends T> answer : commands.apply(connection.async())) {
                answers.add(LettuceFutures.awaitOrCancel(answer, timeout, TimeUnit.NANOSECONDS));
            }
            return answers;
        } catch (RedisException e) {
            throw translated(e);
        }
    }

    /** Runs a script, which Redis keeps after the first time. */
    public <T> T eval(RedisScript<T> script, List<String> keys, String... arguments) {
        String[] names = keys.toArray(String[]::new);
        return call(
                redis -> {
                    try {
                        return redis.evalsha(script.digest(), script.output(), names, arguments);
                    } catch (RedisNoScriptException e) {
                        return redis.eval(script.text(), script.output(), names, arguments);
                    }
                });
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
            RedisAsyncCommands<String, String> redis,
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

    /** A connection of its own for messages. */
    public StatefulRedisPubSubConnection<String, String> openMessages() {
        try {
            return client.connectPubSub();
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
        call(RedisCommands::ping);
    }

    /**
     * What stands against Redis's keeping all that it has acknowledged, as {@code appendfsync is
     * everysec}; empty when nothing does, or when it does not say.
     */
    public List<String> weaknesses() {
        Map<String, String> wanted =
                Map.of(
                        "appendonly", "yes",
                        "appendfsync", "always",
                        "maxmemory-policy", "noeviction");
        var found = new ArrayList<String>();
        wanted.forEach(
                (setting, value) -> {
                    String actual =
                            call(redis -> redis.configGet(setting)).getOrDefault(setting, value);
                    if (!actual.equals(value)) {
                        found.add("%s is %s, not %s".formatted(setting, actual, value));
                    }
                });
        found.sort(null);
        return found;
    }

    private static StorageException translated(RedisException e) {
        boolean answered =
                e instanceof RedisCommandExecutionException
                        && !(e instanceof RedisLoadingException)
                        && !(e instanceof RedisBusyException)
                        && !(e instanceof RedisReadOnlyException);
        return answered
                ? StorageException.permanent("Redis refused: " + e.getMessage(), e)
                : StorageException.unavailable("Redis is away", e);
    }

    @Override
    public void close() {
        connection.close();
        end(client, resources);
    }

    private static void end(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, ENDS_WITHIN);
        resources
                .shutdown(0, ENDS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(ENDS_WITHIN.toMillis());
    }
}
