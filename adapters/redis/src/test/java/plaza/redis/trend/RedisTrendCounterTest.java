package plaza.redis.trend;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.trend.TrendCounterContract;
import plaza.core.trend.TrendCounter;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisTrendCounterTest implements TrendCounterContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public TrendCounter counter() {
        return new RedisTrendCounter(REDIS.get(), Duration.ofDays(8));
    }
}
