package plaza.redis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.StorageException;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.Redo;
import plaza.core.event.WakeUp;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.Restriction;
import plaza.core.id.UserId;
import plaza.core.platform.Platform;
import plaza.redis.RedisConnection;
import plaza.redis.RedisForTests;
import plaza.redis.event.JournalSteps.Open;

/** What was cut off is carried out again, once, and holds up nothing but what is about the same. */
@Tag("engine")
class InterruptedCommitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String prefix = UUID.randomUUID() + ":";
    private final List<AutoCloseable> closeables = new ArrayList<>();
    private final ConcurrentLinkedQueue<Event> redone = new ConcurrentLinkedQueue<>();
    private final RedisConnection redis = closing(RedisForTests.open(prefix));
    private final RedisJournalSteps steps =
            new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS);
    private final RedisJournal journal = closing(new RedisJournal(steps, PATIENCE));
    private final UserId ann = Samples.userId();

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

    private Event followed() {
        return new GraphEvent.Followed(new Follow(ann, Samples.userId(), Samples.now()));
    }

    private void finish(Redo redo) {
        closing(new RecoveryWorker(steps, redo, new WakeUp(), Backoff.standard())).start();
    }

    private boolean redo(Event event) {
        redone.add(event);
        return true;
    }

    private List<Event> told() {
        return journal.readAfter(JournalPosition.START, 1_000).stream()
                .map(JournalEntry::event)
                .toList();
    }

    private long countDoubts() {
        return redis.call(commands -> commands.xlen(redis.key("{journal}:doubts")));
    }

    /** A process that has died: its pulse ended without a word. */
    private void openByOneWhoDies(Event event) {
        var dead = new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS);
        dead.open(new Open(event, "token"));
    }

    @Test
    void theCommitOfAProcessThatDiedIsCarriedOutAgainAndTold() {
        Event event = followed();
        openByOneWhoDies(event);
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
        assertThat(redone).containsExactly(event);
        // Its person writes on.
        Event next = followed();
        assertThat(journal.commit(next, () -> true)).isTrue();
        assertThat(told()).containsExactly(event, next);
    }

    @Test
    void whoeverWritesNextForItsPersonFindsThatAProcessDied() {
        Event event = followed();
        Event next = followed();
        openByOneWhoDies(event);
        assertThat(journal.commit(next, () -> true)).isTrue();
        assertThat(told()).containsExactly(next);
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(next, event));
    }

    @Test
    void whomAProcessThatDiedKeptOutWritesOn() {
        UserId ben = Samples.userId();
        Event block = new GraphEvent.Blocked(new Restriction(ben, ann, Samples.now()));
        openByOneWhoDies(block);
        Event event = followed();
        assertThat(journal.commit(event, () -> true)).isTrue();
        assertThat(told()).containsExactly(event);
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event, block));
    }

    @Test
    void aWriteWhoseEngineWentAwayIsRefusedAndFinishedWhenItIsBack() {
        Event event = followed();
        Event undone = new GraphEvent.Unfollowed(((GraphEvent.Followed) event).follow());
        assertThatThrownBy(() -> journal.commit(event, this::away))
                .isInstanceOf(StorageException.class);
        assertThat(told()).isEmpty();

        // About something else: at once. About the same: not before it is known how it stands.
        assertThat(journal.commit(followed(), () -> true)).isTrue();
        assertThatThrownBy(() -> journal.commit(undone, () -> true))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageContaining("not finished yet");
        assertThat(countDoubts()).isEqualTo(1);

        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(2).endsWith(event));
        assertThat(countDoubts()).isZero();
        assertThat(journal.commit(undone, () -> true)).isTrue();
    }

    @Test
    void whatCannotBeFinishedYetIsTriedAgain() {
        Event event = followed();
        assertThatThrownBy(() -> journal.commit(event, this::away))
                .isInstanceOf(StorageException.class);
        var back = new AtomicBoolean();
        var tried = new AtomicInteger();
        finish(
                found -> {
                    tried.incrementAndGet();
                    if (!back.get()) {
                        throw StorageException.unavailable("still away", null);
                    }
                    return redo(found);
                });
        await().atMost(SOON).until(() -> tried.get() > 0);
        assertThat(told()).isEmpty();
        back.set(true);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    @Test
    void whatCannotBeAnyMoreIsForgotten() {
        Event event = followed();
        openByOneWhoDies(event);
        finish(
                found -> {
                    throw DomainException.notFound("thing");
                });
        await().atMost(SOON)
                .untilAsserted(
                        () -> {
                            assertThat(steps.listOwn()).isEmpty();
                            assertThat(journal.commit(event, () -> false)).isFalse();
                        });
        assertThat(told()).isEmpty();
        assertThat(countDoubts()).isZero();
    }

    @Test
    void aCommandThatWasRefusedLeavesNothing() {
        assertThatThrownBy(
                        () ->
                                journal.commit(
                                        followed(),
                                        () -> {
                                            throw DomainException.notFound("user");
                                        }))
                .isInstanceOf(DomainException.class);
        assertThat(steps.listOwn()).isEmpty();
        assertThat(countDoubts()).isZero();
        assertThat(told()).isEmpty();
    }

    @Test
    void whatAnAnswerOfRedisWasLostForIsFinishedByThePulse() {
        Event event = followed();
        var lossy = new LossySteps(steps);
        RedisJournal other = closing(new RedisJournal(lossy, PATIENCE));
        lossy.loseTelling.set(true);
        assertThatThrownBy(() -> other.commit(event, () -> true))
                .isInstanceOf(StorageException.class);
        lossy.loseTelling.set(false);
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    @Test
    void severalFinishersTellEachEventOnce() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            var event =
                    new GraphEvent.Followed(
                            new Follow(Samples.userId(), Samples.userId(), Samples.now()));
            events.add(event);
            openByOneWhoDies(event);
        }
        for (int i = 0; i < 3; i++) {
            var node = new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS);
            closing(new RecoveryWorker(node, this::redo, new WakeUp(), Backoff.standard())).start();
        }
        await().atMost(SOON).until(() -> told().size() >= events.size());
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(told()).containsExactlyInAnyOrderElementsOf(events));
    }

    @Test
    void commitsOfOnePersonFollowEachOtherInAllProcesses() throws Exception {
        RedisJournal other =
                closing(
                        new RedisJournal(
                                new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS),
                                Duration.ofSeconds(20)));
        RedisJournal one =
                closing(
                        new RedisJournal(
                                new RedisJournalSteps(redis, UUID.randomUUID(), Platform.EVENTS),
                                Duration.ofSeconds(20)));
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var order = new ConcurrentLinkedQueue<Event>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Event event = followed();
                RedisJournal through = i % 2 == 0 ? one : other;
                results.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return through.commit(
                                            event,
                                            () -> {
                                                most.accumulateAndGet(
                                                        inside.incrementAndGet(), Math::max);
                                                order.add(event);
                                                inside.decrementAndGet();
                                                return true;
                                            });
                                }));
            }
            start.countDown();
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
        assertThat(most).hasValue(1);
        assertThat(told()).containsExactlyElementsOf(order);
    }

    private boolean away() {
        throw StorageException.unavailable("the engine of the primary store is away", null);
    }
}
