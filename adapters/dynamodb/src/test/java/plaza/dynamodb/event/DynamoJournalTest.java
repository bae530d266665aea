package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.event.TransactionalJournalContract;
import plaza.core.event.Journal;
import plaza.core.platform.Platform;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoJournalTest implements TransactionalJournalContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    private static final DynamoJournal JOURNAL = journal(DYNAMO.get());

    /** That of a process of its own. */
    static DynamoJournal journal(Dynamo dynamo) {
        DynamoJournalSteps steps = steps(dynamo);
        return new DynamoJournal(dynamo, steps, steps, Duration.ofSeconds(30), Clock.systemUTC());
    }

    static DynamoJournalSteps steps(Dynamo dynamo) {
        return new DynamoJournalSteps(
                dynamo,
                UUID.randomUUID(),
                Platform.EVENTS,
                Clock.systemUTC(),
                Duration.ofSeconds(30));
    }

    @AfterAll
    static void close() {
        JOURNAL.close();
    }

    @Override
    public Journal journal() {
        return JOURNAL;
    }
}
