package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.platform.Platform;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.Write;

/** The numbers of the journal: none is skipped, and those that are gone hold nobody up. */
@Tag("engine")
class JournalLogTest {
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    private final DynamoForTests tables = new DynamoForTests();
    private final Dynamo dynamo = tables.get();
    private final Table journal = dynamo.table(Shape.JOURNAL);
    private final JournalLog log = log();

    @AfterEach
    void close() {
        tables.close();
    }

    private JournalLog log() {
        return new JournalLog(dynamo, Platform.EVENTS, Duration.ofSeconds(30));
    }

    private OptionalLong append(List<Write> along) {
        var event =
                new GraphEvent.Followed(
                        new Follow(Samples.userId(), Samples.userId(), Samples.now()));
        return log.append(
                new EventTexts(Platform.EVENTS).write(UUID.randomUUID(), Samples.now(), event),
                along);
    }

    private static List<Long> numbers(List<JournalEntry> entries) {
        return entries.stream().map(entry -> entry.position().major()).toList();
    }

    private List<Long> all() {
        return numbers(log().readAfter(JournalPosition.START, 100));
    }

    @Test
    void whatComesToLightBeforeWhatItFollowsIsNotReadBeforeThat() {
        for (int i = 0; i < 4; i++) {
            append(List.of());
        }
        Item second = LogItems.item(2, List.of());
        Item hidden = journal.get(new Key(second.key().pk(), "%019d".formatted(2))).orElseThrow();
        journal.delete(hidden.key());
        assertThat(all()).containsExactly(1L);
        assertThat(numbers(log().readAfter(LogItems.position(1), 100))).isEmpty();
        journal.put(hidden);
        assertThat(all()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void whoComesLateReadsOnBehindWhatWasPruned() {
        for (int i = 0; i < 5; i++) {
            append(List.of());
        }
        JournalLog late = log();
        assertThat(numbers(late.readAfter(JournalPosition.START, 2))).containsExactly(1L, 2L);
        assertThat(log.prune(LATER, LogItems.position(3))).isEqualTo(3);
        assertThat(all()).containsExactly(4L, 5L);
        assertThat(numbers(log.readAfter(JournalPosition.START, 100))).containsExactly(4L, 5L);
        assertThat(log.prune(LATER, LogItems.position(5))).isEqualTo(2);
        assertThat(all()).isEmpty();
        assertThat(append(List.of())).hasValue(6);
        assertThat(all()).containsExactly(6L);
    }

    @Test
    void whatAProcessThatDiedLeftOfWhatItPrunedIsDeletedByTheNext() {
        for (int i = 0; i < 3; i++) {
            append(List.of());
        }
        new LogEnds(dynamo).prune(2);
        assertThat(log.prune(Instant.EPOCH, LogItems.position(3))).isEqualTo(2);
        assertThat(log.prune(Instant.EPOCH, LogItems.position(3))).isZero();
        assertThat(all()).containsExactly(3L);
    }

    @Test
    void anEntryWhoseConditionDoesNotHoldHasNoNumberAndHoldsNobodyUp() {
        Write never = Write.holding(journal, new Key("NO", "SUCH"), Condition.exists());
        assertThat(append(List.of())).hasValue(1);
        assertThat(append(List.of(never))).isEmpty();
        assertThat(append(List.of())).hasValue(2);
        assertThat(all()).containsExactly(1L, 2L);
    }
}
