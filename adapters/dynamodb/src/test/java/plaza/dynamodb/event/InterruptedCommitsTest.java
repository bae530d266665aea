package plaza.dynamodb.event;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import plaza.contracts.event.SteppedJournalContract;
import plaza.core.event.step.JournalSteps;
import plaza.dynamodb.DynamoForTests;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

@Tag("engine")
class InterruptedCommitsTest extends SteppedJournalContract {
    private final DynamoForTests dynamo = new DynamoForTests();

    InterruptedCommitsTest() {
        closing(dynamo::close);
    }

    @Override
    protected JournalSteps steps() {
        return DynamoJournalTest.steps(dynamo.get());
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(5);
    }

    @Override
    protected long countOpen(UUID key) {
        Table commits = dynamo.get().table(Shape.COMMITS);
        return commits.count(Query.all("KEY#" + key)) + commits.count(Query.all("DOUBTS"));
    }
}
