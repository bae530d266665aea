package plaza.redis.recommendation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import plaza.core.Batch;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.recommendation.Recommended;
import plaza.redis.RedisConnection;
import plaza.redis.RedisScript;

/**
 * Lists in the hash {@code recommendations:<user>}, each a text of a line for each post, and what
 * was shown of them in the sorted set {@code recommended:<user>}, by when that goes. Both go by
 * themselves. Thread-safe.
 */
public final class RedisRecommendationStore implements RecommendationStore {
    private static final RedisScript<Long> PUT = RedisScript.number("recommendation/put");
    private static final RedisScript<Long> SHOWN = RedisScript.number("recommendation/shown");

    private static final String LINE = "\n";

    private final RedisConnection redis;
    private final Clock clock;

    public RedisRecommendationStore(RedisConnection redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public void putList(UserId viewer, UUID list, List<Recommended> posts, Instant until) {
        if (posts.isEmpty() || !until.isAfter(clock.instant())) {
            redis.call(commands -> commands.hdel(lists(viewer), list.toString()));
            return;
        }
        String text =
                until.toEpochMilli()
                        + LINE
                        + String.join(LINE, posts.stream().map(Recommended::text).toList());
        redis.eval(
                PUT,
                List.of(lists(viewer)),
                list.toString(),
                text,
                Long.toString(until.toEpochMilli()),
                Integer.toString(KEPT));
    }

    @Override
    public List<Recommended> findList(UserId viewer, UUID list, Instant now) {
        String text = redis.call(commands -> commands.hget(lists(viewer), list.toString()));
        if (text == null) {
            return List.of();
        }
        List<String> lines = text.lines().toList();
        return Long.parseLong(lines.getFirst()) <= now.toEpochMilli()
                ? List.of()
                : lines.stream().skip(1).map(Recommended::parse).toList();
    }

    @Override
    public void addShown(UserId viewer, Collection<PostId> posts, Instant until) {
        if (posts.isEmpty() || !until.isAfter(clock.instant())) {
            return;
        }
        for (List<PostId> some : Batch.split(posts)) {
            List<String> arguments = new ArrayList<>();
            arguments.add(Long.toString(clock.millis()));
            arguments.add(Long.toString(until.toEpochMilli()));
            some.forEach(post -> arguments.add(post.toString()));
            redis.eval(SHOWN, List.of(shown(viewer)), arguments.toArray(String[]::new));
        }
    }

    @Override
    public Set<PostId> shownAmong(UserId viewer, Collection<PostId> posts, Instant now) {
        Set<PostId> shown = new HashSet<>();
        for (List<PostId> some : Batch.split(posts)) {
            String[] ids = some.stream().map(PostId::toString).toArray(String[]::new);
            List<Double> until = redis.call(commands -> commands.zmscore(shown(viewer), ids));
            for (int i = 0; i < ids.length; i++) {
                Double its = until.get(i);
                if (its != null && its > now.toEpochMilli()) {
                    shown.add(some.get(i));
                }
            }
        }
        return shown;
    }

    /** They go by themselves. */
    @Override
    public int deleteExpired(Instant now) {
        return 0;
    }

    private String lists(UserId viewer) {
        return redis.key("recommendations:" + viewer);
    }

    private String shown(UserId viewer) {
        return redis.key("recommended:" + viewer);
    }
}
