package plaza.redis.presence;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.presence.PresenceTrackerContract;
import plaza.core.presence.PresenceTracker;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisPresenceTrackerTest implements PresenceTrackerContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public PresenceTracker tracker() {
        return new RedisPresenceTracker(REDIS.get());
    }
}
