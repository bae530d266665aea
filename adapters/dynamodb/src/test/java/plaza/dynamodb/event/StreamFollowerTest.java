package plaza.dynamodb.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.step.JournalSteps.Open;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Item;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.TableStream;

@Tag("engine")
class StreamFollowerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private final Dynamo dynamo = DYNAMO.get();
    private final DynamoJournalSteps steps = DynamoJournalTest.steps(dynamo);

    private List<Event> write(DynamoJournalSteps through, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event =
                    new GraphEvent.Followed(
                            new Follow(Samples.userId(), Samples.userId(), Samples.now()));
            var commit = new Open(event, UUID.randomUUID().toString());
            through.open(commit);
            through.tell(commit);
            events.add(event);
        }
        return events;
    }

    @Test
    void theStreamTellsWhatIsWrittenInItsOrderAndNothingThatWasWrittenBefore() {
        write(steps, 3);
        TableStream stream = dynamo.stream(Shape.JOURNAL);
        List<Item> heard = new ArrayList<>(stream.read());
        long end = steps.end().major();
        write(steps, 5);
        await().atMost(PATIENCE)
                .until(
                        () -> {
                            heard.addAll(stream.read());
                            return heard.size() >= 5;
                        });
        assertThat(heard)
                .extracting(LogItems::first)
                .containsExactly(end + 1, end + 2, end + 3, end + 4, end + 5);
    }

    @Test
    void whatAnotherProcessWritesIsHeardWithoutAskingTheTable() {
        JournalPosition end = steps.end();
        JournalLog log = steps.log();
        assertThat(log.readAfter(end, 10)).isEmpty();
        try (var follower = new StreamFollower(dynamo, log, Clock.systemUTC())) {
            follower.start();
            await().atMost(PATIENCE).until(log::isFollowed);
            List<Event> written = write(DynamoJournalTest.steps(dynamo), 4);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(log.heard(end, 10))
                                            .extracting(JournalEntry::event)
                                            .isEqualTo(written));
        }
    }

    @Test
    void twoProcessesFollowTheStreamAndAThirdTakesThePlaceOfOneThatEnds() {
        JournalLog third = DynamoJournalTest.steps(dynamo).log();
        Query leases = Query.of("LEASES", "LEASE#journal-stream");
        try (var _ = follower();
                var waiting = new StreamFollower(dynamo, third, Clock.systemUTC())) {
            try (var _ = follower()) {
                await().atMost(PATIENCE)
                        .until(() -> dynamo.table(Shape.COMMITS).count(leases) == 2);
                waiting.start();
            }
            await().atMost(PATIENCE).until(third::isFollowed);
        }
    }

    private StreamFollower follower() {
        var follower =
                new StreamFollower(
                        dynamo, DynamoJournalTest.steps(dynamo).log(), Clock.systemUTC());
        follower.start();
        return follower;
    }
}
