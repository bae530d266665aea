package plaza.redis.event;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import plaza.core.event.Leases;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/** Leases as keys {@code lease:<name>} that hold the process and expire. */
public final class RedisLeases implements Leases {
    private static final RedisScript<Long> HOLD = RedisScript.number("event/hold-lease");
    private static final RedisScript<Long> RELEASE = RedisScript.number("event/release-lease");

    private final RedisConnection redis;
    private final String node;
    private final Duration lasting;

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
        return redis.eval(HOLD, List.of(key(name)), node, Long.toString(lasting.toMillis())) > 0;
    }

    @Override
    public void release(String name) {
        redis.eval(RELEASE, List.of(key(name)), node);
    }

    private String key(String name) {
        return redis.key("lease:" + name);
    }
}
