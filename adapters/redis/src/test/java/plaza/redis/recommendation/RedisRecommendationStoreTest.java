package plaza.redis.recommendation;

import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.recommendation.RecommendationStoreContract;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisRecommendationStoreTest implements RecommendationStoreContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public RedisRecommendationStore store() {
        return new RedisRecommendationStore(REDIS.get(), Clock.systemUTC());
    }
}
