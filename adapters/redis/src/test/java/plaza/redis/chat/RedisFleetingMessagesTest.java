package plaza.redis.chat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.chat.FleetingMessagesContract;
import plaza.core.chat.FleetingMessages;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisFleetingMessagesTest implements FleetingMessagesContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    @Override
    public FleetingMessages copies() {
        return new RedisFleetingMessages(REDIS.get());
    }
}
