package plaza.redis.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.id.StreamId;
import plaza.core.id.UserId;
import plaza.core.live.ViewerCounter;
import plaza.core.live.Viewers;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Who watches a stream, as {@code stream:<id>:viewers}, by when each was last heard of in
 * milliseconds; everybody who ever did as {@code stream:<id>:seen}; and the peak as {@code
 * stream:<id>:peak}. Each call is one step. What nobody asks for any more goes after a day.
 * Thread-safe.
 */
public final class RedisViewerCounter implements ViewerCounter {
    private static final String SHARED =
            """
            local silent = tonumber(ARGV[1]) - %d
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', silent)
            """
                    .formatted(SILENCE.toMillis());

    private static final String FIGURES =
            """
            local now = redis.call('ZCARD', KEYS[1])
            local peak = tonumber(redis.call('GET', KEYS[3]) or '0')
            return {{tostring(now), tostring(peak), tostring(redis.call('SCARD', KEYS[2]))}}
            """;

    private static final RedisScript<List<List<String>>> JOIN =
            RedisScript.rows(
                    SHARED
                            + """
                            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
                            redis.call('SADD', KEYS[2], ARGV[2])
                            local many = redis.call('ZCARD', KEYS[1])
                            if many > tonumber(redis.call('GET', KEYS[3]) or '0') then
                                redis.call('SET', KEYS[3], many)
                            end
                            for i = 1, 3 do redis.call('EXPIRE', KEYS[i], 86400) end
                            """
                            + FIGURES);

    private static final RedisScript<List<List<String>>> LEAVE =
            RedisScript.rows(SHARED + "redis.call('ZREM', KEYS[1], ARGV[2])\n" + FIGURES);

    private static final RedisScript<List<List<String>>> COUNT = RedisScript.rows(SHARED + FIGURES);

    private static final RedisScript<List<List<String>>> LIST =
            RedisScript.rows(SHARED + "return {redis.call('ZRANGE', KEYS[1], 0, -1)}");

    private static final RedisScript<List<List<String>>> FORGET =
            RedisScript.rows("redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])\nreturn {{}}");

    private final RedisConnection redis;

    public RedisViewerCounter(RedisConnection redis) {
        this.redis = redis;
    }

    private List<String> keys(StreamId stream) {
        // One slot of a cluster for all that is about one stream.
        String name = "stream:{" + stream + "}:";
        return List.of(
                redis.key(name + "viewers"), redis.key(name + "seen"), redis.key(name + "peak"));
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }

    @Override
    public Viewers join(StreamId stream, UserId viewer, Instant now) {
        return figures(redis.eval(JOIN, keys(stream), millis(now), viewer.toString()));
    }

    @Override
    public Viewers leave(StreamId stream, UserId viewer, Instant now) {
        return figures(redis.eval(LEAVE, keys(stream), millis(now), viewer.toString()));
    }

    private static Viewers figures(List<List<String>> answer) {
        List<String> figures = answer.getFirst();
        return new Viewers(
                Long.parseLong(figures.get(0)),
                Long.parseLong(figures.get(1)),
                Long.parseLong(figures.get(2)));
    }

    @Override
    public Map<StreamId, Viewers> count(Collection<StreamId> streams, Instant now) {
        Map<List<String>, String[]> all = new LinkedHashMap<>();
        List<StreamId> asked = streams.stream().distinct().toList();
        asked.forEach(stream -> all.put(keys(stream), new String[] {millis(now)}));
        Iterator<List<List<String>>> answers = redis.evalAll(COUNT, all).iterator();
        Map<StreamId, Viewers> counted = new HashMap<>();
        asked.forEach(stream -> counted.put(stream, figures(answers.next())));
        return counted;
    }

    @Override
    public List<UserId> list(StreamId stream, Instant now) {
        List<UserId> people = new ArrayList<>();
        redis.eval(LIST, keys(stream), millis(now))
                .getFirst()
                .forEach(id -> people.add(new UserId(UUID.fromString(id))));
        people.sort(UserId::compareTo);
        return people;
    }

    @Override
    public void forget(StreamId stream) {
        redis.eval(FORGET, keys(stream));
    }
}
