package plaza.redis.idempotency;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.idempotency.IdempotencyStoreContract;
import plaza.core.idempotency.IdempotencyStore;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisIdempotencyStoreTest implements IdempotencyStoreContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public IdempotencyStore store() {
        return new RedisIdempotencyStore(REDIS.get());
    }
}
