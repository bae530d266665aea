package plaza.redis.like;

import java.time.Clock;
import plaza.core.like.RecentLikes;
import plaza.redis.RedisConnection;
import plaza.redis.mark.RedisRecentMarks;

/** Likes as {@code like:<post>:<user>}. Thread-safe. */
public final class RedisRecentLikes extends RedisRecentMarks implements RecentLikes {
    public RedisRecentLikes(RedisConnection redis, Clock clock) {
        super(redis, "like", clock);
    }
}
