package plaza.redis.activity;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.activity.ActivityStoreContract;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisActivityStoreTest implements ActivityStoreContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public RedisActivityStore store() {
        return new RedisActivityStore(REDIS.get());
    }
}
