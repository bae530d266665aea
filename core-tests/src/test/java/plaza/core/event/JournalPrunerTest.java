package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static plaza.core.event.EventSamples.entries;
import static plaza.core.event.EventSamples.quick;
import static plaza.core.event.EventSamples.written;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;

class JournalPrunerTest {
    private static final Duration RETENTION = Duration.ofDays(7);

    private final MemoryJournal journal = EventSamples.journal(UUID.randomUUID());
    private final MemoryJournalConsumers consumers = new MemoryJournalConsumers(journal);
    private final Clock now = Clock.systemUTC();
    private final Clock later = Clock.offset(now, RETENTION.plusHours(1));

    @Test
    void whatAllConsumersHavePassedIsRemovedAfterTheRetention() {
        List<JournalEntry> all = given(10);
        consumers.acknowledge(Map.of("fast", all.get(9).position()));
        consumers.acknowledge(Map.of("slow", all.get(3).position()));
        assertThat(pruner(later, "fast", "slow").prune()).isEqualTo(4);
        assertThat(entries(journal)).isEqualTo(all.subList(4, 10));
    }

    @Test
    void youngEntriesStay() {
        List<JournalEntry> all = given(3);
        consumers.acknowledge(Map.of("fast", all.get(2).position()));
        assertThat(pruner(now, "fast").prune()).isZero();
        assertThat(entries(journal)).isEqualTo(all);
    }

    @Test
    void aConsumerThatNeverAcknowledgedKeepsEverything() {
        List<JournalEntry> all = given(3);
        consumers.acknowledge(Map.of("fast", all.get(2).position()));
        assertThat(pruner(later, "fast", "new").prune()).isZero();
        assertThat(entries(journal)).isEqualTo(all);
    }

    @Test
    void aJournalWithoutConsumersIsPrunedByAgeAlone() {
        given(3);
        assertThat(pruner(later).prune()).isEqualTo(3);
    }

    @Test
    void itPrunesByItselfOnceStarted() {
        given(3);
        try (JournalPruner pruner = pruner(later)) {
            pruner.start();
            await().until(() -> entries(journal).isEmpty());
        }
    }

    private List<JournalEntry> given(int count) {
        written(journal, count);
        return entries(journal);
    }

    private JournalPruner pruner(Clock clock, String... consumerNames) {
        return new JournalPruner(
                journal, consumers, Set.of(consumerNames), RETENTION, clock, quick());
    }
}
