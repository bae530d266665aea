package plaza.redis.event;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.TransactionalJournalContract;
import plaza.core.event.Journal;
import plaza.core.event.step.SteppedJournal;
import plaza.core.platform.Platform;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisJournalTest implements TransactionalJournalContract {
    @RegisterExtension static final RedisForTests REDIS = new RedisForTests();

    private static final SteppedJournal JOURNAL =
            new SteppedJournal(
                    new RedisJournalSteps(REDIS.get(), UUID.randomUUID(), Platform.EVENTS),
                    Duration.ofSeconds(20));

    @AfterAll
    static void close() {
        JOURNAL.close();
    }

    @Override
    public Journal journal() {
        return JOURNAL;
    }
}
