package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;

class RecentLogTest {
    private final RecentLog log = new RecentLog();
    private final Event event =
            new GraphEvent.Followed(new Follow(Samples.userId(), Samples.userId(), Samples.now()));

    private List<JournalEntry> entries(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(
                        number ->
                                new JournalEntry(
                                        LogItems.position(number),
                                        new UUID(0, 1),
                                        event,
                                        Samples.now()))
                .toList();
    }

    private List<Long> after(long number) {
        return log.after(LogItems.position(number), 100).stream()
                .map(entry -> entry.position().major())
                .toList();
    }

    @Test
    void whatComesTooEarlyWaitsForWhatLiesBetween() {
        log.hear(entries(1, 2));
        log.hear(entries(5, 6));
        assertThat(after(0)).containsExactly(1L, 2L);
        assertThat(log.isEnd(LogItems.position(2))).as("more is known to come").isFalse();
        log.hear(entries(3, 4));
        assertThat(after(1)).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(log.isEnd(LogItems.position(6))).isTrue();
    }

    @Test
    void whatComesTwiceIsThereOnce() {
        log.hear(entries(1, 3));
        log.hear(entries(2, 4));
        log.hear(entries(1, 3));
        assertThat(after(0)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whatTheTableHasFillsTheGap() {
        log.read(LogItems.position(7), List.of());
        log.hear(entries(10, 11));
        assertThat(after(7)).isEmpty();
        log.read(LogItems.position(7), entries(8, 9));
        assertThat(after(7)).containsExactly(8L, 9L, 10L, 11L);
        assertThat(after(3)).as("before it nothing is known").isEmpty();
    }

    @Test
    void whereWhatIsMissingNeverComesItBeginsBehindIt() {
        log.hear(entries(1, 1));
        for (int i = 0; i < 300; i++) {
            log.hear(entries(3 + i, 3 + i));
        }
        assertThat(after(2)).startsWith(3L, 4L).doesNotContain(2L);
        assertThat(after(0)).isEmpty();
        assertThat(log.isEnd(LogItems.position(302))).isTrue();
    }
}
