package plaza.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.event.JournalConsumersContract;
import plaza.core.StorageException;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.step.SteppedJournal;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.platform.Platform;
import plaza.redis.RedisForTests;

@Tag("engine")
class RedisJournalConsumersTest implements JournalConsumersContract {
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

    @Override
    public JournalConsumers consumers() {
        return new RedisJournalConsumers(REDIS.get(), Platform.EVENTS);
    }

    private static JournalEntry entry(long major) {
        var follow = new Follow(Samples.userId(), Samples.userId(), Samples.now());
        return new JournalEntry(
                new JournalPosition(major, 0),
                UUID.randomUUID(),
                new GraphEvent.Followed(follow),
                Samples.now());
    }

    @Test
    void whoHasSetTooMuchAsideGoesNoFurther() {
        var consumers = new RedisJournalConsumers(REDIS.get(), Platform.EVENTS, 2);
        consumers.park("full", entry(1), "broken");
        consumers.park("full", entry(2), "broken");
        consumers.park("full", entry(2), "still broken");

        assertThatThrownBy(() -> consumers.park("full", entry(3), "broken"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageContaining("full has set aside 2 entries");
        assertThat(consumers.listParked("full")).hasSize(2);

        consumers.unpark("full", new JournalPosition(1, 0));
        consumers.park("full", entry(3), "broken");
        assertThat(consumers.listParked("full"))
                .extracting(parked -> parked.entry().position().major())
                .containsExactly(2L, 3L);
    }
}
