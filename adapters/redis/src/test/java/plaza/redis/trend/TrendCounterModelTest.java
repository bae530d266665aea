package plaza.redis.trend;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.trend.TrendCounterModel;
import plaza.core.trend.TrendCounter;
import plaza.memory.trend.MemoryTrendCounter;
import plaza.redis.RedisForTests;

@Tag("engine")
class TrendCounterModelTest implements TrendCounterModel {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public TrendCounter reference() {
        return new MemoryTrendCounter();
    }

    @Override
    public TrendCounter store() {
        return new RedisTrendCounter(REDIS.get(), Duration.ofDays(8));
    }
}
