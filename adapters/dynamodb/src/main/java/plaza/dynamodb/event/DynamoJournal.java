package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import plaza.core.event.ForwardingJournal;
import plaza.core.event.step.JournalSteps;
import plaza.core.event.step.SteppedJournal;
import plaza.dynamodb.Dynamo;

/**
 * The journal in DynamoDB, for primary stores there or elsewhere: made of steps, and with the
 * stream of its table, from which this process hears what others write. Thread-safe.
 */
public final class DynamoJournal extends ForwardingJournal implements AutoCloseable {
    private final SteppedJournal journal;
    private final StreamFollower follower;

    /**
     * @param guarded the steps as they are taken
     * @param patience how long a commit waits for others of its person or about the same
     * @throws plaza.core.StorageException when DynamoDB does not answer
     */
    public DynamoJournal(
            Dynamo dynamo,
            DynamoJournalSteps steps,
            JournalSteps guarded,
            Duration patience,
            Clock clock) {
        this(new SteppedJournal(guarded, patience), new StreamFollower(dynamo, steps, clock));
    }

    private DynamoJournal(SteppedJournal journal, StreamFollower follower) {
        super(journal);
        this.journal = journal;
        this.follower = follower;
        follower.start();
    }

    @Override
    public void close() {
        follower.close();
        journal.close();
    }
}
