package plaza.redis.mark;

import io.lettuce.core.KeyValue;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.RecentMarks;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * That somebody marks a post as {@code <kind>:<post>:<user>}, 1, for 30 days. A post that is
 * younger than that cannot have been marked before, so there a missing key says no; {@code
 * <kind>-behind:since} is the time from which on Redis has lost nothing. Of an older post a mark
 * that was taken back is 0 for an hour, so that nobody fills in what they have just read. What the
 * store has still to be told is the hash {@code <kind>-behind:waiting}. No step changes two keys at
 * once. Thread-safe.
 */
public abstract class RedisRecentMarks implements RecentMarks {
    private static final Duration REMEMBERED = Duration.ofDays(30);

    /** Clocks differ, and a key that goes has to be that of a post that is old for everybody. */
    private static final Duration YOUNG = REMEMBERED.minusDays(1);

    /** What is young when it is taken back is young for long enough. */
    private static final Duration STAYS_YOUNG = YOUNG.minusDays(1);

    /** Longer than any answer of a store is under way. */
    private static final Duration NO_REMEMBERED = Duration.ofHours(1);

    /** How far the clocks of servers are apart. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    /** Some 12 MB. */
    private static final int MOST_WAITING = 100_000;

    private static final String YES = "1";
    private static final String NO = "0";

    private static final RedisScript<Long> CHANGE = RedisScript.number("mark/change");
    private static final RedisScript<Long> AWAIT = RedisScript.number("mark/await");
    private static final RedisScript<Long> SETTLED = RedisScript.number("mark/settled");

    private final RedisConnection redis;
    private final String kind;
    private final Clock clock;
    private final String since;
    private final String waiting;

    /**
     * @param kind of mark, with which its keys begin
     */
    protected RedisRecentMarks(RedisConnection redis, String kind, Clock clock) {
        this.redis = redis;
        this.kind = kind;
        this.clock = clock;
        this.since = redis.key(kind + "-behind:since");
        this.waiting = redis.key(kind + "-behind:waiting");
        // Not when somebody asks first: of posts that were made until then the store is asked.
        beginToKnow();
    }

    @Override
    public Map<PostId, Boolean> known(UserId user, Collection<PostId> posts) {
        return Batch.all(posts, some -> knownAmong(user, List.copyOf(some)));
    }

    private Map<PostId, Boolean> knownAmong(UserId user, List<PostId> posts) {
        List<String> keys = new ArrayList<>();
        keys.add(since);
        posts.forEach(post -> keys.add(key(user, post)));
        List<KeyValue<String, String>> values =
                redis.call(commands -> commands.mget(keys.toArray(String[]::new)));
        Instant complete = completeSince(values.getFirst().getValueOrElse(""));
        Map<PostId, Boolean> known = new HashMap<>();
        for (int i = 0; i < posts.size(); i++) {
            PostId post = posts.get(i);
            String value = values.get(i + 1).getValueOrElse("");
            if (!value.isEmpty()) {
                known.put(post, value.equals(YES));
            } else if (isYoung(post, YOUNG, complete)) {
                known.put(post, false);
            }
        }
        return known;
    }

    /** The time from which on no mark was lost: where Redis does not know, from now on. */
    private Instant completeSince(String known) {
        if (!known.isEmpty()) {
            return Instant.ofEpochMilli(Long.parseLong(known));
        }
        return beginToKnow();
    }

    private Instant beginToKnow() {
        Instant now = clock.instant().plus(SKEW);
        redis.call(commands -> commands.setnx(since, Long.toString(now.toEpochMilli())));
        return now;
    }

    private boolean isYoung(PostId post, Duration age, Instant complete) {
        return post.time().isAfter(complete) && post.time().isAfter(clock.instant().minus(age));
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
                key, yes ? YES : NO, SetArgs.Builder.nx().ex(yes ? REMEMBERED : NO_REMEMBERED));
    }

    @Override
    public boolean change(UserId user, PostId post, boolean marked) {
        Duration remembered = marked ? REMEMBERED : noRemembered(post);
        return redis.eval(
                        CHANGE,
                        List.of(key(user, post)),
                        marked ? YES : NO,
                        Long.toString(remembered.toSeconds()))
                == 1;
    }

    private Duration noRemembered(PostId post) {
        @Nullable String known = redis.call(commands -> commands.get(since));
        return known != null && isYoung(post, STAYS_YOUNG, completeSince(known))
                ? Duration.ZERO
                : NO_REMEMBERED;
    }

    @Override
    public boolean await(Change change) {
        return redis.eval(
                        AWAIT,
                        List.of(waiting),
                        field(change),
                        value(change),
                        Integer.toString(MOST_WAITING))
                == 1;
    }

    @Override
    public List<Change> waiting() {
        Map<String, String> all = new HashMap<>();
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            ScanCursor at = cursor;
            MapScanCursor<String, String> some =
                    redis.call(
                            commands -> commands.hscan(waiting, at, ScanArgs.Builder.limit(1_000)));
            all.putAll(some.getMap());
            cursor = some;
        } while (!cursor.isFinished());
        return all.entrySet().stream().map(each -> read(each.getKey(), each.getValue())).toList();
    }

    @Override
    public boolean settled(Change change) {
        return redis.eval(SETTLED, List.of(waiting), field(change), value(change)) == 1;
    }

    private static String field(Change change) {
        return change.post() + ":" + change.user();
    }

    /** A sign and the time in microseconds. */
    private static String value(Change change) {
        String at =
                change.at() == null
                        ? ""
                        : Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, change.at()));
        return switch (change.step()) {
            case PUT -> "+" + at;
            case REPLACE -> "=" + at;
            case DELETE -> "-";
        };
    }

    private static Change read(String field, String value) {
        int colon = field.indexOf(':');
        var post = new PostId(UUID.fromString(field.substring(0, colon)));
        var user = new UserId(UUID.fromString(field.substring(colon + 1)));
        String at = value.substring(1);
        return switch (value.charAt(0)) {
            case '+' -> new Change(user, post, Step.PUT, time(at));
            case '=' -> new Change(user, post, Step.REPLACE, time(at));
            default -> new Change(user, post, Step.DELETE, null);
        };
    }

    private static Instant time(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }

    private String key(UserId user, PostId post) {
        return redis.key(kind + ":" + post + ":" + user);
    }
}
