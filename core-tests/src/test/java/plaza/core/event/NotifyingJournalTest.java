package plaza.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static plaza.core.event.EventSamples.event;
import static plaza.core.event.EventSamples.quick;
import static plaza.core.event.EventSamples.written;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.StorageException;
import plaza.memory.event.MemoryJournal;

class NotifyingJournalTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final UUID node = UUID.randomUUID();
    private final MemoryJournal stored = EventSamples.journal(node);
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final WakeUp wakeUp = new WakeUp();
    private final NotifyingJournal relay =
            new NotifyingJournal(stored, node, List.of(heard::add), wakeUp);

    @Test
    void listenersHearOfWhatChangedBeforeTheWriterDoes() {
        Event event = event();
        assertThat(relay.commit(event, () -> true)).isTrue();
        assertThat(heard).containsExactly(event);
        assertThat(wakeUp.signals()).isEqualTo(1);
    }

    @Test
    void listenersHearNothingOfWhatChangedNothing() {
        assertThat(relay.commit(event(), () -> false)).isFalse();
        assertThatThrownBy(
                        () ->
                                relay.commit(
                                        event(),
                                        () -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");
        assertThat(heard).isEmpty();
        assertThat(wakeUp.signals()).isZero();
    }

    @Test
    void aListenerThatFailsStopsNeitherTheOthersNorTheWriter() {
        Event event = event();
        var both =
                new NotifyingJournal(
                        stored,
                        node,
                        List.of(
                                e -> {
                                    throw new IllegalStateException("deaf");
                                },
                                heard::add),
                        wakeUp);
        assertThat(both.commit(event, () -> true)).isTrue();
        assertThat(heard).containsExactly(event);
    }

    @Test
    void theTailTellsOfWhatOtherProcessesWriteOnly() {
        var shared = new Shared(stored);
        var mine = new NotifyingJournal(shared, node, List.of(heard::add), wakeUp);
        shared.writtenElsewhere(3);
        try (var tail = new JournalFollower(mine, SOON, SOON, quick())) {
            tail.start();
            List<Event> own = written(mine, 2);
            List<Event> others = shared.writtenElsewhere(2_500);
            await().until(() -> heard.size() == 2_502);
            assertThat(heard).containsAll(own).containsAll(others).doesNotHaveDuplicates();
        }
    }

    @Test
    void workersAreWokenByWhatOtherProcessesWrite() {
        var shared = new Shared(stored);
        var mine = new NotifyingJournal(shared, node, List.of(heard::add), wakeUp);
        try (var tail = new JournalFollower(mine, SOON, SOON, quick())) {
            tail.start();
            long seen = wakeUp.signals();
            shared.writtenElsewhere(1);
            await().until(() -> wakeUp.signals() > seen);
        }
    }

    /** The first is found at the quiet pace; after it no hour is waited for. */
    @Test
    void theTailLooksOftenOnceOthersHaveWritten() {
        var shared = new Shared(stored);
        var mine = new NotifyingJournal(shared, node, List.of(heard::add), wakeUp);
        shared.writtenElsewhere(1);
        try (var tail = new JournalFollower(mine, SOON, Duration.ofHours(1), quick())) {
            shared.writtenElsewhere(1);
            tail.start();
            await().until(() -> heard.size() == 1);
            shared.writtenElsewhere(1);
            await().until(() -> heard.size() == 2);
        }
    }

    @Test
    void theTailGoesOnAfterTheJournalWasAway() {
        var shared = new Shared(stored);
        var mine = new NotifyingJournal(shared, node, List.of(heard::add), wakeUp);
        try (var tail = new JournalFollower(mine, SOON, SOON, quick())) {
            shared.away = true;
            tail.start();
            List<Event> others = shared.writtenElsewhere(3);
            await().until(() -> shared.refused.get() > 2);
            assertThat(heard).isEmpty();
            shared.away = false;
            await().until(() -> heard.size() == 3);
            assertThat(heard).isEqualTo(others);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEventWhoseCommitHadNoKnownOutcomeIsHeardOf(boolean afterItTurnedUp) {
        var shared = new Shared(stored);
        var mine = new NotifyingJournal(shared, node, List.of(heard::add), wakeUp);
        try (var tail = new JournalFollower(mine, SOON, SOON, quick())) {
            tail.start();
            Event event = event();
            shared.diesAtCommit = true;
            shared.diesLate = afterItTurnedUp;
            assertThatThrownBy(() -> mine.commit(event, () -> true))
                    .isInstanceOf(StorageException.class);
            await().until(() -> heard.contains(event));
            shared.diesAtCommit = false;
            Event next = event();
            mine.commit(next, () -> true);
            await().until(() -> shared.readTo.compareTo(stored.horizon()) == 0);
            assertThat(heard).containsExactly(event, next);
        }
    }

    /** A journal that another process writes to as well, and that fails as it is told. */
    private static final class Shared extends ForwardingJournal {
        private final MemoryJournal stored;
        private final UUID otherNode = UUID.randomUUID();
        private final Set<Event> foreign = ConcurrentHashMap.newKeySet();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile boolean away;
        private volatile boolean diesAtCommit;
        private volatile boolean diesLate;
        private final AtomicInteger reads = new AtomicInteger();
        private volatile JournalPosition readTo = JournalPosition.START;

        Shared(MemoryJournal stored) {
            super(stored);
            this.stored = stored;
        }

        List<Event> writtenElsewhere(int count) {
            var events = new ArrayList<Event>();
            for (int i = 0; i < count; i++) {
                Event event = event();
                events.add(event);
                foreign.add(event);
                stored.commit(event, () -> true);
            }
            return events;
        }

        @Override
        public boolean commit(Event event, PrimaryWrite write) {
            boolean changed = stored.commit(event, write);
            if (diesAtCommit && diesLate) {
                // The tail has asked for what comes after it, so it has dealt with it.
                await().until(() -> readTo.compareTo(stored.horizon()) == 0);
                int asked = reads.get();
                await().until(() -> reads.get() > asked + 1);
            }
            if (diesAtCommit) {
                throw StorageException.unavailable("The connection is gone", null);
            }
            return changed;
        }

        @Override
        public List<JournalEntry> readAfter(JournalPosition position, int limit) {
            if (away) {
                refused.incrementAndGet();
                throw StorageException.unavailable("The journal is away", null);
            }
            reads.incrementAndGet();
            var entries = new ArrayList<JournalEntry>();
            for (JournalEntry entry : stored.readAfter(position, limit)) {
                boolean isForeign = foreign.contains(entry.event());
                entries.add(
                        isForeign
                                ? new JournalEntry(
                                        entry.position(), otherNode, entry.event(), entry.at())
                                : entry);
            }
            readTo = entries.isEmpty() ? position : entries.getLast().position();
            return entries;
        }
    }
}
