package plaza.redis.session;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.session.SessionStoreContract;
import plaza.core.session.SessionStore;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisSessionStoreTest implements SessionStoreContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public SessionStore store() {
        return new RedisSessionStore(REDIS.get());
    }
}
