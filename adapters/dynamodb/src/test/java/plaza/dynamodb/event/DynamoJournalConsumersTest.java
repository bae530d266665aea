package plaza.dynamodb.event;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.BoundedJournalConsumersContract;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.platform.Platform;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoJournalConsumersTest implements BoundedJournalConsumersContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private static final DynamoJournal JOURNAL = DynamoJournalTest.journal(DYNAMO.get());

    @AfterAll
    static void close() {
        JOURNAL.close();
    }

    @Override
    public Journal journal() {
        return JOURNAL;
    }

    @Override
    public JournalConsumers consumers() {
        return new DynamoJournalConsumers(DYNAMO.get(), Platform.EVENTS);
    }

    @Override
    public JournalConsumers consumers(int mostParked) {
        return new DynamoJournalConsumers(DYNAMO.get(), Platform.EVENTS, mostParked);
    }
}
