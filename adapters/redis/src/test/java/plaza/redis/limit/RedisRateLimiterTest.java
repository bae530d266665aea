package plaza.redis.limit;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.SettableClock;
import plaza.contracts.limit.RateLimiterContract;
import plaza.core.limit.RateLimiter;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisRateLimiterTest implements RateLimiterContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private final SettableClock clock = new SettableClock(Samples.now());

    @Override
    public RateLimiter limiter() {
        return new RedisRateLimiter(REDIS.get(), clock);
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }
}
