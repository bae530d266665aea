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
 * What each key took, as {@code rate_limit:<user>:<endpoint>}: a sliding window log, in which what
 * lies within a 64th of the window of each other is one entry, stamped with the latest of its times
 * (as the buckets of Datar, Gionis, Indyk and Motwani, "Maintaining Stream Statistics over Sliding
 * Windows", 2002): some 65 at the most, and no window ever holds more than was allowed. A key is
 * forgotten after a window without requests. All processes count together, each by its own clock.
 * Thread-safe.
 */
public final class RedisRateLimiter implements RateLimiter {
    /**
     * Answers whether it was allowed, how many remain, and when the oldest entry is over, in µs.
     */
    private static final RedisScript<List<List<String>>> ACQUIRE =
            RedisScript.rows(
                    """
                    local now, permits, window = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
                    local held = redis.call('GET', KEYS[1])
                    local entries = held and cjson.decode(held) or {}
                    local taken = 0
                    for _, entry in ipairs(entries) do taken = taken + entry[3] end
                    local newest = entries[#entries]
                    if newest and now < newest[2] then
                        -- A clock that is behind must not lock anybody out until it has caught up.
                        entries = {{now, now, taken}}
                    end
                    local kept = {}
                    taken = 0
                    for _, entry in ipairs(entries) do
                        if entry[2] > now - window then
                            kept[#kept + 1] = entry
                            taken = taken + entry[3]
                        end
                    end
                    local allowed = taken < permits
                    if allowed then
                        taken = taken + 1
                        newest = kept[#kept]
                        if newest and now - newest[1] <= math.floor(window / 64) then
                            newest[2] = now
                            newest[3] = newest[3] + 1
                        else
                            kept[#kept + 1] = {now, now, 1}
                        end
                    end
                    if #kept == 0 then
                        redis.call('DEL', KEYS[1])
                    else
                        redis.call('SET', KEYS[1], cjson.encode(kept), 'PX', math.ceil(window / 1000))
                    end
                    local reset = #kept == 0 and 0 or kept[1][2] + window - now
                    return {{allowed and '1' or '0',
                        string.format('%.0f', math.max(0, permits - taken)),
                        string.format('%.0f', reset)}}
                    """);

    private static final RedisScript<Long> RELEASE =
            RedisScript.number(
                    """
                    local held = redis.call('GET', KEYS[1])
                    if not held then return 0 end
                    local entries = cjson.decode(held)
                    local newest = entries[#entries]
                    newest[3] = newest[3] - 1
                    if newest[3] == 0 then entries[#entries] = nil end
                    if #entries == 0 then
                        redis.call('DEL', KEYS[1])
                    else
                        redis.call('SET', KEYS[1], cjson.encode(entries), 'KEEPTTL')
                    end
                    return 1
                    """);

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
