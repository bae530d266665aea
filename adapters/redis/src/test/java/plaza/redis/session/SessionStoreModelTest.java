package plaza.redis.session;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.session.SessionStoreModel;
import plaza.core.session.SessionStore;
import plaza.memory.session.MemorySessionStore;
import plaza.redis.RedisForTests;

@Tag("engine")
class SessionStoreModelTest implements SessionStoreModel {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public SessionStore reference() {
        return new MemorySessionStore();
    }

    @Override
    public SessionStore store() {
        return new RedisSessionStore(REDIS.get());
    }
}
