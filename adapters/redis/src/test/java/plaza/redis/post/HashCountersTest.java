package plaza.redis.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.CountersContract;
import plaza.core.post.Counters;
import plaza.redis.LikeLayout;
import plaza.redis.RedisForTests;

/** Likes in the hash of the other counts. */
@Tag("engine")
class HashCountersTest implements CountersContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Counters counters() {
        return new RedisCounters(REDIS.get(), LikeLayout.SETS);
    }
}
