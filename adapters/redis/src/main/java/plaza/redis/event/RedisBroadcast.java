package plaza.redis.event;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.StorageException;
import plaza.core.event.Broadcast;
import plaza.redis.RedisConnection;

/**
 * Broadcasts as messages of Redis on the channels {@code broadcast:<channel>}, heard by every
 * process on one connection and handed on to its own receivers. After the connection was lost every
 * receiver is told that it missed something. Thread-safe.
 */
public final class RedisBroadcast implements Broadcast, AutoCloseable {
    /** What is handed on in the place of what was missed; it is no text. */
    private static final String MISSED = "\uFFFF";

    private final RedisConnection redis;
    private final Broadcast within;
    private final StatefulRedisPubSubConnection<String, String> messages;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final String prefix;

    /**
     * @param within hands messages on in this process, each receiver with its own queue
     */
    public RedisBroadcast(RedisConnection redis, Broadcast within) {
        this.redis = redis;
        this.within = within;
        this.prefix = redis.key("broadcast:");
        this.messages = redis.openMessages();
        messages.addListener(
                new RedisPubSubAdapter<>() {
                    @Override
                    public void message(String channel, String message) {
                        within.publish(channel.substring(prefix.length()), message);
                    }
                });
        messages.addListener(
                new RedisConnectionStateListener() {
                    @Override
                    public void onRedisConnected(
                            RedisChannelHandler<?, ?> connection, SocketAddress address) {
                        heard.forEach(channel -> within.publish(channel, MISSED));
                    }
                });
    }

    @Override
    public void publish(String channel, String message) {
        if (message.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a message has at most " + MAX_LENGTH + " characters");
        }
        redis.call(commands -> commands.publish(prefix + channel, message));
    }

    @Override
    public Subscription subscribe(String channel, Receiver receiver) {
        Subscription subscription = within.subscribe(channel, new Handing(receiver));
        listen(channel);
        return subscription;
    }

    private synchronized void listen(String channel) {
        // Channels are few and named by the program; none is left again.
        if (heard.add(channel)) {
            try {
                messages.sync().subscribe(prefix + channel);
            } catch (RedisException e) {
                heard.remove(channel);
                throw StorageException.unavailable("Redis is away", e);
            }
        }
    }

    private record Handing(Receiver receiver) implements Receiver {
        @Override
        public void receive(String message) {
            if (message.equals(MISSED)) {
                receiver.missed();
            } else {
                receiver.receive(message);
            }
        }

        @Override
        public void missed() {
            receiver.missed();
        }
    }

    @Override
    public void close() {
        messages.close();
    }
}
