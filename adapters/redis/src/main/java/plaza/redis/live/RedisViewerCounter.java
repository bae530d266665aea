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
 * The viewers of a stream, as {@code stream:<id>:viewers}, by when each was last heard of in
 * milliseconds; everybody who ever did as {@code stream:<id>:seen}; and the peak as {@code
 * stream:<id>:peak}. Each call is one step. What nobody asks for any more goes after a day.
 * Thread-safe.
 */
public final class RedisViewerCounter implements ViewerCounter {
    private static final RedisScript<List<List<String>>> JOIN = RedisScript.rows("live/join");
    private static final RedisScript<List<List<String>>> LEAVE = RedisScript.rows("live/leave");
    private static final RedisScript<List<List<String>>> COUNT = RedisScript.rows("live/count");
    private static final RedisScript<List<List<String>>> LIST = RedisScript.rows("live/list");

    /** After how long without a word a viewer is gone, in milliseconds. */
    private static final String GONE = Long.toString(SILENCE.toMillis());

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
        return figures(redis.eval(JOIN, keys(stream), millis(now), GONE, viewer.toString()));
    }

    @Override
    public Viewers leave(StreamId stream, UserId viewer, Instant now) {
        return figures(redis.eval(LEAVE, keys(stream), millis(now), GONE, viewer.toString()));
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
        asked.forEach(stream -> all.put(keys(stream), new String[] {millis(now), GONE}));
        Iterator<List<List<String>>> answers = redis.evalAll(COUNT, all).iterator();
        Map<StreamId, Viewers> counted = new HashMap<>();
        asked.forEach(stream -> counted.put(stream, figures(answers.next())));
        return counted;
    }

    @Override
    public List<UserId> list(StreamId stream, Instant now) {
        List<UserId> people = new ArrayList<>();
        redis.eval(LIST, keys(stream), millis(now), GONE)
                .getFirst()
                .forEach(id -> people.add(new UserId(UUID.fromString(id))));
        people.sort(UserId::compareTo);
        return people;
    }

    @Override
    public void forget(StreamId stream) {
        String[] names = keys(stream).toArray(String[]::new);
        redis.call(commands -> commands.del(names));
    }
}
