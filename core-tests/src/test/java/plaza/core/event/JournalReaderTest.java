package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static plaza.core.event.EventSamples.entries;
import static plaza.core.event.EventSamples.written;
import static plaza.core.event.JournalPosition.START;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plaza.core.StorageException;
import plaza.core.event.JournalReader.Cursor;
import plaza.memory.event.MemoryJournal;

final class JournalReaderTest {
    private final UUID node = UUID.randomUUID();
    private final MemoryJournal stored = EventSamples.journal(node);
    private final WakeUp wakeUp = new WakeUp();
    private final Asked asked = new Asked();
    private final NotifyingJournal journal = new NotifyingJournal(asked, node, List.of(), wakeUp);
    private final JournalReader reader = new JournalReader(journal, wakeUp);
    private final Cursor one = reader.cursor();
    private final Cursor two = reader.cursor();

    @Test
    void whoStandsAtTheSamePlaceSharesAQuery() {
        written(journal, 3);
        List<JournalEntry> all = entries(stored);

        assertThat(one.readAfter(START, wakeUp.signals())).isEqualTo(all);
        assertThat(two.readAfter(START, wakeUp.signals())).isEqualTo(all);
        assertThat(asked.times).hasValue(1);
        JournalPosition second = all.get(1).position();
        assertThat(one.readAfter(second, wakeUp.signals())).isEqualTo(all.subList(2, 3));
        assertThat(asked.times).hasValue(1);
    }

    @Test
    void whoComesBehindFindsWhatOthersHaveRead() {
        written(journal, 300);
        List<JournalEntry> all = entries(stored);
        JournalPosition middle = all.get(255).position();
        assertThat(one.readAfter(START, wakeUp.signals())).isEqualTo(all.subList(0, 256));
        assertThat(one.readAfter(middle, wakeUp.signals())).isEqualTo(all.subList(256, 300));

        assertThat(two.readAfter(START, wakeUp.signals())).isEqualTo(all.subList(0, 256));
        assertThat(two.readAfter(all.get(99).position(), wakeUp.signals()))
                .isEqualTo(all.subList(100, 300));
        assertThat(asked.times).hasValue(2);
        assertThat(two.readAfter(all.getLast().position(), wakeUp.signals())).isEmpty();
        assertThat(asked.times).hasValue(3);
    }

    @Test
    void whoIsFarBehindReadsForItselfAndMissesNothing() {
        written(journal, 6_000);
        List<JournalEntry> all = entries(stored);
        assertThat(walk(one)).isEqualTo(all);
        int before = asked.times.get();

        assertThat(walk(two)).isEqualTo(all);
        assertThat(asked.times.get()).isBetween(before + 1, 2 * before);
        written(journal, 10);
        assertThat(two.readAfter(all.getLast().position(), wakeUp.signals())).hasSize(10);
    }

    private List<JournalEntry> walk(Cursor cursor) {
        List<JournalEntry> found = new ArrayList<>();
        JournalPosition position = START;
        while (true) {
            List<JournalEntry> some = cursor.readAfter(position, wakeUp.signals());
            if (some.isEmpty()) {
                return found;
            }
            found.addAll(some);
            position = some.getLast().position();
        }
    }

    @Test
    void theSameAnswerIsNotGivenTwice() {
        assertThat(one.readAfter(START, wakeUp.signals())).isEmpty();
        assertThat(two.readAfter(START, wakeUp.signals())).isEmpty();
        written(stored, 1);

        assertThat(one.readAfter(START, wakeUp.signals())).hasSize(1);
        assertThat(two.readAfter(START, wakeUp.signals())).hasSize(1);
        assertThat(asked.times).hasValue(2);
    }

    @Test
    void whatThisProcessWroteBeforeIsInTheAnswer() {
        assertThat(one.readAfter(START, wakeUp.signals())).isEmpty();
        written(journal, 1);

        assertThat(two.readAfter(START, wakeUp.signals())).hasSize(1);
    }

    @Test
    void whoComesMeanwhileWaitsForTheAnswer() throws Exception {
        asked.gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long signals = wakeUp.signals();
            var first = threads.submit(() -> one.readAfter(START, signals));
            await().until(() -> asked.times.get() == 1);
            var second = threads.submit(() -> two.readAfter(START, signals));
            written(stored, 2);
            asked.gate.countDown();

            assertThat(first.get()).hasSize(2);
            assertThat(second.get()).hasSize(2);
        }
        assertThat(asked.times).hasValue(1);
    }

    @Test
    void aQueryThatBeganBeforeAWriteIsNoAnswerToWhoKnowsOfTheWrite() throws Exception {
        asked.gate = new CountDownLatch(1);
        asked.early = true;
        var first = CompletableFuture.supplyAsync(() -> one.readAfter(START, wakeUp.signals()));
        await().until(() -> asked.times.get() == 1);
        written(journal, 1);
        asked.early = false;
        asked.gate.countDown();

        assertThat(two.readAfter(START, wakeUp.signals())).hasSize(1);
        assertThat(first.get()).isEmpty();
    }

    @Test
    void aFailureIsThatOfAllWhoWaitedAndTheNextAsksAnew() throws Exception {
        written(journal, 1);
        asked.away = true;
        assertThatThrownBy(() -> one.readAfter(START, wakeUp.signals()))
                .isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> two.readAfter(START, wakeUp.signals()))
                .isInstanceOf(StorageException.class);
        assertThat(asked.times).hasValue(1);
        asked.away = false;

        assertThat(two.readAfter(START, wakeUp.signals())).hasSize(1);
        assertThat(one.readAfter(START, wakeUp.signals())).hasSize(1);
        assertThat(asked.times).hasValue(2);
    }

    @Test
    void placesThatNobodyReadsAtAreForgotten() {
        written(journal, 6_000);
        walk(one);
        int before = asked.times.get();

        assertThat(two.readAfter(START, wakeUp.signals())).hasSize(JournalReader.BATCH);
        assertThat(asked.times).hasValue(before + 1);
    }

    /** A journal that counts queries, and holds them or fails as it is told. */
    private final class Asked extends ForwardingJournal {
        private final AtomicInteger times = new AtomicInteger();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile boolean early;
        private volatile boolean away;

        Asked() {
            super(stored);
        }

        @Override
        public List<JournalEntry> readAfter(JournalPosition position, int limit) {
            // What it finds is found before the gate opens, or, unless it is early, after.
            List<JournalEntry> found = early ? super.readAfter(position, limit) : null;
            times.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (away) {
                throw StorageException.unavailable("The engine is away", null);
            }
            return found == null ? super.readAfter(position, limit) : found;
        }
    }
}
