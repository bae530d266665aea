package plaza.redis.like;

import java.time.Clock;
import plaza.core.like.RecentLikes;
import plaza.redis.LikeLayout;
import plaza.redis.RedisConnection;
import plaza.redis.mark.KeyPerMark;
import plaza.redis.mark.MarkKeys;
import plaza.redis.mark.RedisRecentMarks;
import plaza.redis.mark.SetPerPost;

/**
 * Likes as {@code like:<post>:<user>}, or as the sets {@code liked:<post>}, by layout. Thread-safe.
 */
public final class RedisRecentLikes extends RedisRecentMarks implements RecentLikes {
    /** Who is in the set of a post: some 1 MB at the most. */
    private static final int MOST = 10_000;

    public RedisRecentLikes(RedisConnection redis, LikeLayout layout, Clock clock) {
        this(redis, keys(redis, layout), clock);
    }

    RedisRecentLikes(RedisConnection redis, MarkKeys keys, Clock clock) {
        super(redis, "like", keys, clock);
    }

    private static MarkKeys keys(RedisConnection redis, LikeLayout layout) {
        return switch (layout) {
            case KEYS -> new KeyPerMark(redis, "like");
            case SETS -> new SetPerPost(redis, "liked", MOST);
        };
    }
}
