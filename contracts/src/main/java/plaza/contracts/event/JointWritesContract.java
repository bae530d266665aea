package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plaza.contracts.event.JournalSamples.event;
import static plaza.contracts.event.JournalSamples.readAll;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.core.event.Event;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;

/** What every {@link Journal} promises of a {@link JointWrite}, whether it makes them together. */
public interface JointWritesContract extends Fixtures {
    Journal journal();

    @Test
    default void jointWritesAtTheSameTimeAreEachToldWhatBecameOfThem() {
        int keys = 12;
        int each = 5;
        List<UserId> owners = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            owners.add(givenUser());
        }
        JournalPosition from = journal().horizon();
        // By the number of the write: one in five fails, and one in five changes nothing.
        JointWrite.Kind<Integer> kind =
                numbers -> {
                    if (numbers.stream().anyMatch(number -> number % 5 == 3)) {
                        throw new IllegalStateException("the write failed");
                    }
                    return number -> number % 5 != 4;
                };
        List<List<Event>> told =
                Concurrently.call(
                        keys,
                        key -> {
                            List<Event> mine = new ArrayList<>();
                            for (int i = 0; i < each; i++) {
                                Event event = event(owners.get(key));
                                var write = new JointWrite<>(key * each + i, kind);
                                if (i == 3) {
                                    assertThatThrownBy(() -> journal().commit(event, write))
                                            .hasMessage("the write failed");
                                } else {
                                    assertThat(journal().commit(event, write)).isEqualTo(i != 4);
                                    if (i != 4) {
                                        mine.add(event);
                                    }
                                }
                            }
                            return mine;
                        });
        for (int key = 0; key < keys; key++) {
            assertThat(readAll(journal(), from, owners.get(key), 3))
                    .extracting(JournalEntry::event)
                    .filteredOn(told.get(key)::contains)
                    .isEqualTo(told.get(key));
        }
    }
}
