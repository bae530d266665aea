package plaza.redis.event;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import plaza.contracts.event.SteppedJournalContract;
import plaza.core.event.step.JournalSteps;
import plaza.core.platform.Platform;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;

@Tag("engine")
class InterruptedCommitsTest extends SteppedJournalContract {
    private final RedisConnection redis = closing(RedisForTests.open(UUID.randomUUID() + ":"));

    @Override
    protected JournalSteps steps() {
        return new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(1);
    }

    @Override
    protected long countOpen(UUID key) {
        return redis.call(commands -> commands.hlen(redis.key("{journal}:open")))
                + redis.call(commands -> commands.xlen(redis.key("{journal}:doubts")));
    }
}
