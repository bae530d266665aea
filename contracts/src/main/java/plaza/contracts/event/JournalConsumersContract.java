package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static plaza.contracts.event.JournalSamples.event;
import static plaza.contracts.event.JournalSamples.events;
import static plaza.contracts.event.JournalSamples.readAll;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Fixtures;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalConsumers.Parked;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;

/** The promises of {@link JournalConsumers}. */
public interface JournalConsumersContract extends Fixtures {
    Journal journal();

    JournalConsumers consumers();

    @Test
    default void aNewConsumerStandsAtTheStart() {
        assertThat(consumers().position(consumer())).isEqualTo(JournalPosition.START);
        assertThat(consumers().listParked(consumer())).isEmpty();
    }

    @Test
    default void aConsumerStandsWhereItAcknowledged() {
        String consumer = consumer();
        List<JournalEntry> entries = given(3);
        consumers().acknowledge(Map.of(consumer, entries.get(0).position()));
        assertThat(consumers().position(consumer)).isEqualTo(entries.get(0).position());
        consumers().acknowledge(Map.of(consumer, entries.get(2).position()));
        assertThat(consumers().position(consumer)).isEqualTo(entries.get(2).position());
    }

    @Test
    default void acknowledgingNeverGoesBack() {
        String consumer = consumer();
        List<JournalEntry> entries = given(3);
        consumers().acknowledge(Map.of(consumer, entries.get(2).position()));
        consumers().acknowledge(Map.of(consumer, entries.get(0).position()));
        consumers().acknowledge(Map.of(consumer, entries.get(2).position()));
        consumers().acknowledge(Map.of(consumer, JournalPosition.START));
        assertThat(consumers().position(consumer)).isEqualTo(entries.get(2).position());
    }

    @Test
    default void manyAcknowledgeAtOnceEachItsOwnPlace() {
        String ahead = consumer();
        String behind = consumer();
        List<JournalEntry> entries = given(3);
        consumers().acknowledge(Map.of(ahead, entries.get(2).position()));
        consumers()
                .acknowledge(
                        Map.of(
                                ahead,
                                entries.get(1).position(),
                                behind,
                                entries.get(1).position()));
        assertThat(consumers().position(ahead)).isEqualTo(entries.get(2).position());
        assertThat(consumers().position(behind)).isEqualTo(entries.get(1).position());
        consumers().acknowledge(Map.of());
        assertThat(consumers().position(behind)).isEqualTo(entries.get(1).position());
    }

    @Test
    default void consumersDoNotMoveEachOther() {
        String one = consumer();
        String other = consumer();
        List<JournalEntry> entries = given(2);
        consumers().acknowledge(Map.of(one, entries.get(1).position()));
        consumers().park(one, entries.get(0), "broken");
        assertThat(consumers().position(other)).isEqualTo(JournalPosition.START);
        assertThat(consumers().listParked(other)).isEmpty();
    }

    @Test
    default void lagCountsTheEntriesThatWait() {
        String consumer = consumer();
        List<JournalEntry> entries = given(10);
        consumers().acknowledge(Map.of(consumer, entries.get(3).position()));
        assertThat(consumers().lag(consumer)).isEqualTo(6);
        consumers().acknowledge(Map.of(consumer, entries.get(9).position()));
        assertThat(consumers().lag(consumer)).isZero();
    }

    @Test
    default void aParkedEntryIsKeptWithItsReason() {
        String consumer = consumer();
        JournalEntry entry = given(1).getFirst();
        String reason = "NullPointerException: „x“ \\ \" 👩‍👩‍👧";
        consumers().park(consumer, entry, reason);
        assertThat(consumers().findParked(consumer, entry.position()))
                .contains(new Parked(entry, reason));
        assertThat(consumers().listParked(consumer)).containsExactly(new Parked(entry, reason));
    }

    @Test
    default void theLastReasonStandsWhenAnEntryIsParkedTwice() {
        String consumer = consumer();
        JournalEntry entry = given(1).getFirst();
        consumers().park(consumer, entry, "first");
        consumers().park(consumer, entry, "second");
        assertThat(consumers().listParked(consumer)).containsExactly(new Parked(entry, "second"));
    }

    @Test
    default void parkedEntriesAreListedInTheOrderOfTheJournal() {
        String consumer = consumer();
        List<JournalEntry> entries = given(4);
        for (int i : new int[] {2, 0, 3, 1}) {
            consumers().park(consumer, entries.get(i), "broken");
        }
        assertThat(consumers().listParked(consumer)).extracting(Parked::entry).isEqualTo(entries);
    }

    @Test
    default void anUnparkedEntryIsForgotten() {
        String consumer = consumer();
        List<JournalEntry> entries = given(2);
        entries.forEach(entry -> consumers().park(consumer, entry, "broken"));
        assertThat(consumers().unpark(consumer, entries.get(0).position())).isTrue();
        assertThat(consumers().unpark(consumer, entries.get(0).position())).isFalse();
        assertThat(consumers().findParked(consumer, entries.get(0).position())).isEmpty();
        assertThat(consumers().listParked(consumer))
                .extracting(Parked::entry)
                .containsExactly(entries.get(1));
    }

    @Test
    default void aParkedEntryOutlivesItsPlaceInTheJournal() {
        String consumer = consumer();
        JournalEntry entry = given(1).getFirst();
        consumers().park(consumer, entry, "broken");
        journal().prune(entry.at().plusSeconds(3_600), entry.position());
        assertThat(consumers().findParked(consumer, entry.position()))
                .contains(new Parked(entry, "broken"));
    }

    @Test
    default void whatWasNeverParkedIsNotFound() {
        JournalEntry entry = given(1).getFirst();
        assertThat(consumers().findParked(consumer(), entry.position())).isEmpty();
        assertThat(consumers().unpark(consumer(), entry.position())).isFalse();
    }

    private static String consumer() {
        return "consumer-" + UUID.randomUUID();
    }

    /** So many entries, in the order of the journal. */
    private List<JournalEntry> given(int count) {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        if (count == 1) {
            journal().commit(event(key), () -> true);
        } else {
            events(key, count).forEach(event -> journal().commit(event, () -> true));
        }
        return readAll(journal(), from, key, count);
    }
}
