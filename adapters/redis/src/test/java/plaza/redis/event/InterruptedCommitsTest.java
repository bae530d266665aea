package plaza.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.contracts.event.InterruptedCommitsContract;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.Redo;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.platform.Platform;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;
import plaza.redis.event.JournalSteps.Open;

@Tag("engine")
class InterruptedCommitsTest extends InterruptedCommitsContract {
    /** Of whoever waits for what is not finished yet. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String prefix = UUID.randomUUID() + ":";
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private final RedisConnection redis = closing(RedisForTests.open(prefix));
    private final RedisJournalSteps steps = steps();
    private final RedisJournal journal = closing(new RedisJournal(steps, PATIENCE));

    private RedisJournalSteps steps() {
        return new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS);
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        closeables.add(closeable);
        return closeable;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : closeables.reversed()) {
            closeable.close();
        }
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Journal another() {
        return closing(new RedisJournal(steps(), LONG));
    }

    /** Its pulse ended without a word. */
    @Override
    protected void openByOneWhoDies(Event event) {
        steps().open(new Open(event, "token"));
    }

    @Override
    protected Worker finisher(Redo redo) {
        return new RecoveryWorker(steps(), redo, new WakeUp(), Backoff.standard());
    }

    @Override
    protected long countOpen(UUID key) {
        return redis.call(commands -> commands.hlen(redis.key("{journal}:open")))
                + redis.call(commands -> commands.xlen(redis.key("{journal}:doubts")));
    }

    @Test
    void whatAnAnswerOfRedisWasLostForIsFinishedByThePulse() {
        Event event =
                new GraphEvent.Followed(
                        new Follow(Samples.userId(), Samples.userId(), Samples.now()));
        var lossy = new LossySteps(steps);
        RedisJournal other = closing(new RedisJournal(lossy, PATIENCE));
        lossy.loseTelling.set(true);
        assertThatThrownBy(() -> other.commit(event, () -> true))
                .isInstanceOf(StorageException.class);
        lossy.loseTelling.set(false);
        Worker finisher = closing(finisher(_ -> true));
        finisher.start();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    private List<Event> told() {
        return journal.readAfter(JournalPosition.START, 1_000).stream()
                .map(JournalEntry::event)
                .toList();
    }
}
