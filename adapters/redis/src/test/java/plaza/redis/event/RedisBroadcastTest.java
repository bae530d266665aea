package plaza.redis.event;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.BroadcastContract;
import plaza.core.event.Broadcast;
import plaza.local.event.LocalBroadcast;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisBroadcastTest implements BroadcastContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private static final RedisBroadcast BROADCAST =
            new RedisBroadcast(REDIS.get(), new LocalBroadcast());

    @AfterAll
    static void close() {
        BROADCAST.close();
    }

    @Override
    public Broadcast broadcast() {
        return BROADCAST;
    }
}
