package plaza.redis.event;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.event.Leases;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Leases as keys {@code lease:<name>} that hold the process and expire. Whoever has one does not
 * ask for it again before a third of its time is over. Thread-safe.
 */
public final class RedisLeases implements Leases {
    private static final RedisScript<Long> HOLD = RedisScript.number("event/hold-lease");
    private static final RedisScript<Long> RELEASE = RedisScript.number("event/release-lease");

    private final RedisConnection redis;
    private final String node;
    private final Duration lasting;

    /** Until when each is this process's without asking, by {@link System#nanoTime}. */
    private final Map<String, Long> kept = new ConcurrentHashMap<>();

    /**
     * @param lasting how long after its last word a process still has its leases
     */
    public RedisLeases(RedisConnection redis, UUID node, Duration lasting) {
        this.redis = redis;
        this.node = node.toString();
        this.lasting = lasting;
    }

    @Override
    public boolean hold(String name) {
        long now = System.nanoTime();
        Long until = kept.get(name);
        if (until != null && now - until < 0) {
            return true;
        }
        boolean held =
                redis.eval(HOLD, List.of(key(name)), node, Long.toString(lasting.toMillis())) > 0;
        if (held) {
            kept.put(name, now + lasting.toNanos() / 3);
        } else {
            kept.remove(name);
        }
        return held;
    }

    @Override
    public void release(String name) {
        kept.remove(name);
        redis.eval(RELEASE, List.of(key(name)), node);
    }

    private String key(String name) {
        return redis.key("lease:" + name);
    }
}
