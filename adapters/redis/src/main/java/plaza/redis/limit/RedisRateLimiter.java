package plaza.redis.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import plaza.core.limit.RateLimiter;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * The use of each key, as {@code rate_limit:<user>:<endpoint>}: a sliding window log, in which what
 * lies within a 64th of the window of each other is one entry, stamped with the latest of its times
 * (as the buckets of Datar, Gionis, Indyk and Motwani, "Maintaining Stream Statistics over Sliding
 * Windows", 2002): some 65 at the most, and no window ever holds more than was allowed. A key is
 * forgotten after a window without requests. All processes count together, each by its own clock.
 * Thread-safe.
 */
public final class RedisRateLimiter implements RateLimiter {
    private static final RedisScript<List<List<String>>> ACQUIRE =
            RedisScript.rows("limit/acquire");
    private static final RedisScript<Long> RELEASE = RedisScript.number("limit/release");

    private final RedisConnection redis;
    private final Clock clock;

    public RedisRateLimiter(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Decision acquire(String key, Limit limit) {
        List<String> answer =
                redis.eval(
                                ACQUIRE,
                                List.of(name(key)),
                                Long.toString(
                                        ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())),
                                Integer.toString(limit.permits()),
                                Long.toString(limit.window().toNanos() / 1_000))
                        .getFirst();
        return new Decision(
                answer.get(0).equals("1"),
                Integer.parseInt(answer.get(1)),
                Duration.of(Long.parseLong(answer.get(2)), ChronoUnit.MICROS));
    }

    @Override
    public void release(String key) {
        redis.eval(RELEASE, List.of(name(key)));
    }

    private String name(String key) {
        return redis.key("rate_limit:" + key);
    }
}
