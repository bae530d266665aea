package plaza.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What commands are sent to: one server or a cluster. The commands are those that both have, so
 * there are no transactions ({@code MULTI}) among them; scripts take their place. Each has its keys
 * in one slot, but for those that the driver takes apart by itself: {@code MGET}, {@code MSET},
 * {@code DEL}, {@code UNLINK}, {@code EXISTS}, {@code TOUCH}; and {@code SCAN} and {@code KEYS} go
 * through all masters. Failures are the driver's.
 */
interface RedisServer extends AutoCloseable {
    RedisClusterCommands<String, String> sync();

    RedisClusterAsyncCommands<String, String> async();

    /**
     * Runs commands about one key where it lies, and returns when what they wrote outlives that
     * node: a replica has it, where there are replicas.
     */
    <T> T kept(String key, Function<RedisClusterCommands<String, String>, T> commands);

    /** A connection of its own for messages. */
    StatefulRedisPubSubConnection<String, String> openMessages();

    /** Each node that is there, by its host and port; a server that is alone has no name. */
    Map<String, RedisClusterCommands<String, String>> nodes();

    /** What of it is missing, so that something may be lost. */
    List<String> gaps();

    @Override
    void close();
}
