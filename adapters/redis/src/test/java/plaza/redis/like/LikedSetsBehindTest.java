package plaza.redis.like;

import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.like.LikeStore;
import plaza.core.like.WriteBehindLikeStore;
import plaza.memory.like.MemoryLikeStore;
import plaza.redis.RedisForTests;
import plaza.redis.mark.SetPerPost;

/** Likes of which their store is told afterwards, where the set of a post has room for few. */
@Tag("engine")
class LikedSetsBehindTest implements LikesBefore {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final LikeStore likes =
            new WriteBehindLikeStore(
                    new MemoryLikeStore(),
                    new RedisRecentLikes(
                            REDIS.get(),
                            new SetPerPost(REDIS.get(), "liked", 20),
                            Clock.systemUTC()),
                    Clock.systemUTC());

    @Override
    public LikeStore store() {
        return likes;
    }
}
