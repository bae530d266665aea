package plaza.redis.live;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.live.ViewerCounterContract;
import plaza.core.live.ViewerCounter;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisViewerCounterTest implements ViewerCounterContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public ViewerCounter counter() {
        return new RedisViewerCounter(REDIS.get());
    }
}
