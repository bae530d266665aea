package plaza.redis.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.CountersContract;
import plaza.core.post.Counters;
import plaza.redis.LikeLayout;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisCountersTest implements CountersContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Counters counters() {
        return new RedisCounters(REDIS.get(), LikeLayout.KEYS);
    }
}
