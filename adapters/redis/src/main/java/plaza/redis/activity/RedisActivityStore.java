package plaza.redis.activity;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.Range.Boundary;
import io.lettuce.core.ScoredValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.activity.Activity;
import plaza.core.activity.ActivityStore;
import plaza.core.id.UserId;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * The sorted set {@code activity:<user>} of {@code <subject>:<kind>}, by the microsecond when it
 * was done: of so few digits that a double holds them all. Goes by itself. Thread-safe.
 */
public final class RedisActivityStore implements ActivityStore {
    private static final RedisScript<Long> APPLY = RedisScript.number("activity/apply");

    private static final String TAKEN_BACK = "";

    private final RedisConnection redis;

    public RedisActivityStore(RedisConnection redis) {
        this.redis = redis;
    }

    @Override
    public void apply(List<Activity.Change> changes, Instant until) {
        Map<List<String>, List<String>> byUser = new LinkedHashMap<>();
        for (Activity.Change change : changes) {
            Activity activity = change.activity();
            List<String> arguments =
                    byUser.computeIfAbsent(
                            List.of(key(activity.user())),
                            _ ->
                                    new ArrayList<>(
                                            List.of(
                                                    Long.toString(until.toEpochMilli()),
                                                    Integer.toString(KEPT))));
            arguments.add(change.done() ? Long.toString(micros(activity.at())) : TAKEN_BACK);
            arguments.add(activity.subject() + ":" + activity.kind());
        }
        if (!byUser.isEmpty()) {
            Map<List<String>, String[]> all = LinkedHashMap.newLinkedHashMap(byUser.size());
            byUser.forEach((keys, values) -> all.put(keys, values.toArray(String[]::new)));
            redis.evalAll(APPLY, all);
        }
    }

    @Override
    public List<Activity> find(UserId user, Instant since) {
        Range<Long> times = Range.from(Boundary.including(micros(since)), Boundary.unbounded());
        List<ScoredValue<String>> found =
                redis.call(
                        commands ->
                                commands.zrevrangebyscoreWithScores(
                                        key(user), times, Limit.from(KEPT)));
        return found.stream().map(each -> activity(user, each)).toList();
    }

    private static Activity activity(UserId user, ScoredValue<String> found) {
        String[] parts = found.getValue().split(":", 2);
        return new Activity(
                user,
                Activity.Kind.valueOf(parts[1]),
                UUID.fromString(parts[0]),
                Instant.EPOCH.plus((long) found.getScore(), ChronoUnit.MICROS));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** They go by themselves. */
    @Override
    public int deleteBefore(Instant since) {
        return 0;
    }

    private String key(UserId user) {
        return redis.key("activity:" + user);
    }
}
