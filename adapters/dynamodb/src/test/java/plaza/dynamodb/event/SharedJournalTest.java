package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.id.UserId;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/** Several processes that write to one journal. */
@Tag("engine")
class SharedJournalTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WRITERS = 12;
    private static final int EACH = 25;

    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private static Event event(UserId key) {
        return new GraphEvent.Followed(new Follow(key, Samples.userId(), Samples.now()));
    }

    /** Follows a journal until it has so many entries. */
    private static List<JournalEntry> follow(Journal journal, JournalPosition from, int count) {
        List<JournalEntry> seen = new ArrayList<>();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            JournalPosition last =
                                    seen.isEmpty() ? from : seen.getLast().position();
                            seen.addAll(journal.readAfter(last, 20));
                            return seen.size() >= count;
                        });
        return seen;
    }

    @Test
    void processesShareTheJournalWithoutAGapAndNothingTwice() throws Exception {
        Table commits = DYNAMO.get().table(Shape.COMMITS);
        // Somewhere in the middle the segment ends.
        long begin = LogItems.SEGMENT - WRITERS * EACH / 2;
        commits.update(
                new Key("JOURNAL", "END"), Change.none().set("n", begin), Condition.absent());
        JournalPosition from = LogItems.position(begin);
        int count = WRITERS * EACH;
        try (var one = DynamoJournalTest.journal(DYNAMO.get());
                var other = DynamoJournalTest.journal(DYNAMO.get());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<List<Event>> written = new ArrayList<>();
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                UserId key = Samples.userId();
                List<Event> events = new ArrayList<>();
                for (int j = 0; j < EACH; j++) {
                    events.add(event(key));
                }
                written.add(events);
                Journal through = i % 2 == 0 ? one : other;
                writers.add(
                        threads.submit(
                                () -> events.forEach(each -> through.commit(each, () -> true))));
            }
            Future<List<JournalEntry>> there = threads.submit(() -> follow(one, from, count));
            List<JournalEntry> here = follow(other, from, count);
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(here)
                    .extracting(entry -> entry.position().major())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(begin + 1, begin + count).boxed().toList());
            assertThat(there.get()).isEqualTo(here);
            written.forEach(
                    events ->
                            assertThat(here)
                                    .extracting(JournalEntry::event)
                                    .filteredOn(each -> each.key().equals(events.getFirst().key()))
                                    .isEqualTo(events));
            // Whoever has heard of nothing reads the same.
            assertThat(DynamoJournalTest.steps(DYNAMO.get()).readAfter(from, 10 * count))
                    .isEqualTo(here);
        }
        assertThat(DYNAMO.get().table(Shape.JOURNAL).count(Query.all("LOG#000000000000")))
                .as("what comes at a time is written together")
                .isLessThan(count / 2);
        assertThat(commits.query(Query.all("PROCESSES"))).as("processes that have ended").isEmpty();
    }
}
