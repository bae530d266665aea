package plaza.dynamodb.event;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Backoff;
import plaza.core.event.Worker;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Shape;
import plaza.dynamodb.TableStream;

/**
 * Follows the stream of the journal's table, and has {@link JournalLog} hear what it brings. Two
 * processes may read a stream at a time: each that does has one of two leases, and the others ask
 * the table. No place in the stream is kept, for the table has what was missed.
 */
public final class StreamFollower extends Worker {
    /** How long nobody takes the place of one who died. */
    private static final Duration LASTING = Duration.ofSeconds(30);

    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);
    private static final Duration READ_AGAIN = Duration.ofMillis(250);
    private static final List<String> PLACES = List.of("journal-stream-1", "journal-stream-2");

    private final TableStream stream;
    private final JournalLog log;
    private final DynamoLeases leases;
    private @Nullable String place;

    public StreamFollower(Dynamo dynamo, DynamoJournalSteps steps, Clock clock) {
        this(dynamo, steps.log(), clock);
    }

    StreamFollower(Dynamo dynamo, JournalLog log, Clock clock) {
        super("journal-stream", Backoff.standard());
        this.stream = dynamo.stream(Shape.JOURNAL);
        this.log = log;
        this.leases = new DynamoLeases(dynamo, UUID.randomUUID(), LASTING, clock);
    }

    @Override
    protected void round() throws InterruptedException {
        if (!hasPlace()) {
            stream.stop();
            pause(TRY_AGAIN);
            return;
        }
        long now = System.nanoTime();
        log.hear(stream.read(), now);
        pause(READ_AGAIN);
    }

    private boolean hasPlace() {
        if (place == null || !leases.hold(place)) {
            place = PLACES.stream().filter(leases::hold).findFirst().orElse(null);
        }
        return place != null;
    }

    /** Lets another process follow it at once. */
    @Override
    protected void ended() {
        leases.release(PLACES);
    }
}
