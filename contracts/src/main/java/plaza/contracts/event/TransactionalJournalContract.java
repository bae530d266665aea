package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.contracts.event.JournalSamples.event;
import static plaza.contracts.event.JournalSamples.readAll;

import org.junit.jupiter.api.Test;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;

/** The further promises of a {@link Journal} that is one database with the primary stores. */
public interface TransactionalJournalContract extends JournalContract, JointWritesContract {
    @Test
    default void aWriteThatChangesNothingLeavesNoEvent() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        Event told = event(key);
        journal().commit(event(key), () -> false);
        journal().commit(told, () -> true);
        assertThat(readAll(journal(), from, key, 1))
                .extracting(JournalEntry::event)
                .containsExactly(told);
    }

    @Test
    default void aWriteThatFailsLeavesNoEvent() {
        UserId key = givenUser();
        JournalPosition from = journal().horizon();
        Event told = event(key);
        assertThatThrownBy(
                        () ->
                                journal()
                                        .commit(
                                                event(key),
                                                () -> {
                                                    throw new IllegalStateException("no");
                                                }))
                .isInstanceOf(IllegalStateException.class);
        journal().commit(told, () -> true);
        assertThat(readAll(journal(), from, key, 1))
                .extracting(JournalEntry::event)
                .containsExactly(told);
    }
}
