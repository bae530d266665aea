package plaza.redis.mark;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * That somebody marks a post as {@code <kind>:<post>:<user>}, 1, for 30 days; where it was taken
 * back and that has to be kept, 0 for an hour. Thread-safe.
 */
public final class KeyPerMark implements MarkKeys {
    private static final String YES = "1";
    private static final String NO = "0";

    /** Longer than any answer of a store is under way. */
    private static final Duration NO_REMEMBERED = Duration.ofHours(1);

    private static final RedisScript<Long> CHANGE = RedisScript.number("mark/change");

    private final RedisConnection redis;
    private final String kind;

    /**
     * @param kind of mark, with which its keys begin
     */
    public KeyPerMark(RedisConnection redis, String kind) {
        this.redis = redis;
        this.kind = kind;
    }

    @Override
    public String since() {
        return redis.key(kind + "-behind:since");
    }

    @Override
    public Found find(UserId user, List<PostId> posts) {
        List<String> keys = new ArrayList<>();
        keys.add(since());
        posts.forEach(post -> keys.add(key(user, post)));
        List<KeyValue<String, String>> values =
                redis.call(commands -> commands.mget(keys.toArray(String[]::new)));
        return new Found(
                values.getFirst().getValueOrElse(null),
                values.stream().skip(1).map(value -> held(value.getValueOrElse(""))).toList());
    }

    private static Held held(String value) {
        return switch (value) {
            case "" -> Held.NOTHING;
            case YES -> Held.YES;
            default -> Held.NO;
        };
    }

    @Override
    public void fill(UserId user, Map<PostId, Boolean> marked) {
        for (List<PostId> some : Batch.split(marked.keySet())) {
            redis.callAll(
                    commands ->
                            some.stream()
                                    .map(post -> fill(commands, key(user, post), marked.get(post)))
                                    .toList());
        }
    }

    private static RedisFuture<String> fill(
            RedisClusterAsyncCommands<String, String> commands,
            String key,
            @Nullable Boolean marked) {
        boolean yes = Boolean.TRUE.equals(marked);
        return commands.set(
                key,
                yes ? YES : NO,
                SetArgs.Builder.nx().ex(yes ? RedisRecentMarks.REMEMBERED : NO_REMEMBERED));
    }

    @Override
    public boolean change(UserId user, PostId post, boolean marked, boolean rememberNo) {
        Duration no = rememberNo ? NO_REMEMBERED : Duration.ZERO;
        Duration remembered = marked ? RedisRecentMarks.REMEMBERED : no;
        return redis.eval(
                        CHANGE,
                        List.of(key(user, post)),
                        marked ? YES : NO,
                        Long.toString(remembered.toSeconds()))
                == 1;
    }

    private String key(UserId user, PostId post) {
        return redis.key(kind + ":" + post + ":" + user);
    }
}
