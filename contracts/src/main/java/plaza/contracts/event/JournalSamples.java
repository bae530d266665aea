package plaza.contracts.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import plaza.contracts.Samples;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.Restriction;
import plaza.core.id.UserId;

/** Events, and a reader that waits until it has seen enough of them. */
final class JournalSamples {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private JournalSamples() {}

    /** Unlike any other event: its followed person is new. */
    static Event event(UserId key) {
        return new GraphEvent.Followed(new Follow(key, Samples.userId(), Samples.now()));
    }

    /** Keeps the other out too. */
    static Event blocked(UserId owner, UserId other) {
        return new GraphEvent.Blocked(new Restriction(owner, other, Samples.now()));
    }

    static List<Event> events(UserId key, int count) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            events.add(event(key));
        }
        return events;
    }

    /** Follows a journal in small steps, as a worker does. */
    static final class Reader {
        private final Journal journal;
        private final int step;
        private JournalPosition position;
        private final List<JournalEntry> seen = new ArrayList<>();

        Reader(Journal journal, JournalPosition from, int step) {
            this.journal = journal;
            this.position = from;
            this.step = step;
        }

        void readOn() {
            List<JournalEntry> entries = journal.readAfter(position, step);
            seen.addAll(entries);
            if (!entries.isEmpty()) {
                position = entries.getLast().position();
            }
        }

        void readUntil(BooleanSupplier enough) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(
                            () -> {
                                readOn();
                                return enough.getAsBoolean();
                            });
        }

        List<JournalEntry> entriesOf(UserId key) {
            return seen.stream().filter(entry -> entry.event().key().equals(key.value())).toList();
        }

        List<Event> eventsOf(UserId key) {
            return entriesOf(key).stream().map(JournalEntry::event).toList();
        }
    }

    /** All entries of a key behind a position, as soon as there are so many. */
    static List<JournalEntry> readAll(
            Journal journal, JournalPosition from, UserId key, int count) {
        var reader = new Reader(journal, from, 100);
        reader.readUntil(() -> reader.entriesOf(key).size() >= count);
        return reader.entriesOf(key);
    }
}
