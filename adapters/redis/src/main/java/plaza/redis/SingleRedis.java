package plaza.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One server, which has all keys. */
final class SingleRedis implements RedisServer {
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private SingleRedis(RedisClient client, StatefulRedisConnection<String, String> connection) {
        this.client = client;
        this.connection = connection;
    }

    /**
     * @throws RedisException when it does not answer
     */
    static SingleRedis open(ClientResources resources, RedisURI uri, ClientOptions options) {
        RedisClient client = RedisClient.create(resources, uri);
        client.setOptions(options);
        try {
            return new SingleRedis(client, client.connect());
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

    /** What it acknowledged is on its disk; nobody else takes its place. */
    @Override
    public <T> T kept(String key, Function<RedisClusterCommands<String, String>, T> commands) {
        return commands.apply(sync());
    }

    @Override
    public StatefulRedisPubSubConnection<String, String> openMessages() {
        return client.connectPubSub();
    }

    @Override
    public Map<String, RedisClusterCommands<String, String>> nodes() {
        return Map.of("", sync());
    }

    @Override
    public List<String> gaps() {
        return List.of();
    }

    @Override
    public void close() {
        connection.close();
        RedisConnection.end(client);
    }
}
