package plaza.redis.post;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.post.CountersModel;
import plaza.core.post.Counters;
import plaza.memory.post.MemoryCounters;
import plaza.redis.LikeLayout;
import plaza.redis.RedisForTests;

/** Likes in the hash of the other counts. */
@Tag("engine")
class HashCountersModelTest implements CountersModel {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public Counters reference() {
        return new MemoryCounters();
    }

    @Override
    public Counters store() {
        return new RedisCounters(REDIS.get(), LikeLayout.SETS);
    }
}
