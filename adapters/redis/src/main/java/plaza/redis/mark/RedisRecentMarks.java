package plaza.redis.mark;

import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * Who marked what as {@link MarkKeys} have it, for 30 days. A post that is younger than that cannot
 * have been marked before, so there nothing says no; {@link MarkKeys#since} is the time from which
 * on Redis has lost nothing. Of an older post it is kept for a while that a mark was taken back, so
 * that nobody fills in what they have just read. What the store has still to be told is the hash
 * {@code <kind>-behind:waiting}. No step changes two keys at once. Thread-safe.
 */
public abstract class RedisRecentMarks implements RecentMarks {
    /** How long a mark is known. */
    static final Duration REMEMBERED = Duration.ofDays(30);

    /** Clocks differ, and a key that goes has to be that of a post that is old for everybody. */
    private static final Duration YOUNG = REMEMBERED.minusDays(1);

    /** What is young when it is taken back is young for long enough. */
    private static final Duration STAYS_YOUNG = YOUNG.minusDays(1);

    /** How far the clocks of servers are apart. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    /** Some 12 MB. */
    private static final int MOST_WAITING = 100_000;

    private static final RedisScript<Long> AWAIT = RedisScript.number("mark/await");
    private static final RedisScript<Long> SETTLED = RedisScript.number("mark/settled");

    private final RedisConnection redis;
    private final MarkKeys keys;
    private final Clock clock;
    private final String waiting;

    /**
     * @param kind of mark, with which the key of what waits begins
     */
    protected RedisRecentMarks(RedisConnection redis, String kind, MarkKeys keys, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.clock = clock;
        this.waiting = redis.key(kind + "-behind:waiting");
        // Not when somebody asks first: of posts that were made until then the store is asked.
        beginToKnow();
    }

    @Override
    public Map<PostId, Boolean> known(UserId user, Collection<PostId> posts) {
        return Batch.all(posts, some -> knownAmong(user, List.copyOf(some)));
    }

    private Map<PostId, Boolean> knownAmong(UserId user, List<PostId> posts) {
        MarkKeys.Found found = keys.find(user, posts);
        Instant complete = completeSince(found.since());
        Map<PostId, Boolean> known = new HashMap<>();
        for (int i = 0; i < posts.size(); i++) {
            PostId post = posts.get(i);
            switch (found.held().get(i)) {
                case YES -> known.put(post, true);
                case NO -> known.put(post, false);
                case NOTHING -> {
                    if (isYoung(post, YOUNG, complete)) {
                        known.put(post, false);
                    }
                }
                case GONE -> {
                    // The store knows.
                }
            }
        }
        return known;
    }

    /** The time from which on no mark was lost: where Redis does not know, from now on. */
    private Instant completeSince(@Nullable String known) {
        if (known != null) {
            return Instant.ofEpochMilli(Long.parseLong(known));
        }
        return beginToKnow();
    }

    private Instant beginToKnow() {
        Instant now = clock.instant().plus(SKEW);
        redis.call(commands -> commands.setnx(keys.since(), Long.toString(now.toEpochMilli())));
        return now;
    }

    private boolean isYoung(PostId post, Duration age, Instant complete) {
        return post.time().isAfter(complete) && post.time().isAfter(clock.instant().minus(age));
    }

    @Override
    public void fill(UserId user, Map<PostId, Boolean> marked) {
        keys.fill(user, marked);
    }

    @Override
    public boolean change(UserId user, PostId post, boolean marked) {
        return keys.change(user, post, marked, !marked && !staysYoung(post));
    }

    private boolean staysYoung(PostId post) {
        @Nullable String known = redis.call(commands -> commands.get(keys.since()));
        return known != null && isYoung(post, STAYS_YOUNG, completeSince(known));
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
}
