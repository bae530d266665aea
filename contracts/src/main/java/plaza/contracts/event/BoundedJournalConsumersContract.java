package plaza.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/** The further promises of {@link JournalConsumers} where what is set aside has a bound. */
public interface BoundedJournalConsumersContract extends JournalConsumersContract {
    /** Those of which each may set aside so many entries. */
    JournalConsumers consumers(int mostParked);

    @Test
    default void whoHasSetTooMuchAsideGoesNoFurther() {
        String full = "full-" + UUID.randomUUID();
        JournalConsumers consumers = consumers(2);
        consumers.park(full, entry(1), "broken");
        consumers.park(full, entry(2), "broken");
        consumers.park(full, entry(2), "still broken");

        assertThatThrownBy(() -> consumers.park(full, entry(3), "broken"))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageContaining(full + " has set aside 2 entries");
        assertThat(consumers.listParked(full)).hasSize(2);

        consumers.unpark(full, new JournalPosition(1, 0));
        consumers.park(full, entry(3), "broken");
        assertThat(consumers.listParked(full))
                .extracting(parked -> parked.entry().position().major())
                .containsExactly(2L, 3L);
    }

    private static JournalEntry entry(long major) {
        return new JournalEntry(
                new JournalPosition(major, 0),
                UUID.randomUUID(),
                JournalSamples.event(Samples.userId()),
                Samples.now());
    }
}
