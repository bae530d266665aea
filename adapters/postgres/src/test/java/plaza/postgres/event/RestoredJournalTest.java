package plaza.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.account.AccountEvent;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.platform.Platform;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class RestoredJournalTest {
    private static final String CONSUMER = "sample";

    @Test
    void aJournalOfAnotherServerGoesOnWhereItWas() {
        try (Database database = DatabaseForTests.open()) {
            Journal journal = new PostgresJournal(database, UUID.randomUUID(), Platform.EVENTS);
            var consumers = new PostgresJournalConsumers(database, Platform.EVENTS);
            List<Event> old = committed(journal, 6);
            List<JournalEntry> entries = read(journal, JournalPosition.START, 6);
            consumers.park(CONSUMER, entries.get(1), "broken");
            consumers.acknowledge(Map.of(CONSUMER, entries.get(3).position()));
            for (int restored = 0; restored < 2; restored++) {
                // As if they had been written where transaction ids had come much further.
                for (String table : List.of("journal", "journal_parked", "journal_consumers")) {
                    database.with(
                            handle ->
                                    handle.execute(
                                            "UPDATE "
                                                    + table
                                                    + " SET txid = (txid::text::bigint + 9000000000)"
                                                    + "::text::xid8"));
                }

                Journal here = new PostgresJournal(database, UUID.randomUUID(), Platform.EVENTS);
                List<Event> fresh = committed(here, 1);
                old.addAll(fresh);
                assertThat(events(read(here, JournalPosition.START, old.size()))).isEqualTo(old);
                List<Event> waiting = old.subList(4, old.size());
                assertThat(consumers.lag(CONSUMER)).isEqualTo(waiting.size());
                assertThat(events(read(here, consumers.position(CONSUMER), waiting.size())))
                        .isEqualTo(waiting);
                assertThat(consumers.listParked(CONSUMER))
                        .extracting(parked -> parked.entry().event())
                        .containsExactly(old.get(1));
            }
        }
    }

    @Test
    void aJournalOfThisServerKeepsItsPositions() {
        try (Database database = DatabaseForTests.open()) {
            Journal journal = new PostgresJournal(database, UUID.randomUUID(), Platform.EVENTS);
            committed(journal, 3);
            List<JournalEntry> entries = read(journal, JournalPosition.START, 3);
            Journal again = new PostgresJournal(database, UUID.randomUUID(), Platform.EVENTS);
            assertThat(read(again, JournalPosition.START, 3)).isEqualTo(entries);
        }
    }

    private static List<Event> committed(Journal journal, int count) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            Event event = new AccountEvent.AccountRegistered(Samples.userId(), Samples.now());
            journal.commit(event, () -> true);
            events.add(event);
        }
        return events;
    }

    private static List<JournalEntry> read(Journal journal, JournalPosition from, int count) {
        await().until(() -> journal.readAfter(from, 100).size() >= count);
        return journal.readAfter(from, 100);
    }

    private static List<Event> events(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::event).toList();
    }
}
