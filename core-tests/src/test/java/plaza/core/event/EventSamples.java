package plaza.core.event;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import plaza.contracts.Samples;
import plaza.core.account.AccountEvent;
import plaza.memory.event.MemoryJournal;

/** Journals and events for tests of what follows a journal. */
final class EventSamples {
    private EventSamples() {}

    /** So short that tests do not wait for it. */
    static Backoff quick() {
        return new Backoff(Duration.ofNanos(10_000), Duration.ofMillis(1), new Random(1));
    }

    static MemoryJournal journal(UUID node) {
        return new MemoryJournal(node, Clock.systemUTC());
    }

    static Event event() {
        return new AccountEvent.AccountRegistered(Samples.userId(), Samples.now());
    }

    static List<Event> written(Journal journal, int count) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            Event event = event();
            journal.commit(event, () -> true);
            events.add(event);
        }
        return events;
    }

    static List<JournalEntry> entries(Journal journal) {
        return journal.readAfter(JournalPosition.START, 1_000_000);
    }
}
