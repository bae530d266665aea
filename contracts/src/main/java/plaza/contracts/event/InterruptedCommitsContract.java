package plaza.contracts.event;

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
import org.junit.jupiter.api.Test;
import plaza.contracts.Samples;
import plaza.core.DomainException;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.Redo;
import plaza.core.event.Worker;
import plaza.core.event.WriteScope;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.Restriction;
import plaza.core.id.UserId;

/**
 * What a journal promises of commits that write to another engine than its own: what was cut off is
 * carried out again, once, and holds up nothing but what is about the same.
 */
public abstract class InterruptedCommitsContract {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final List<Worker> finishers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Event> redone = new ConcurrentLinkedQueue<>();
    private final UserId ann = Samples.userId();

    /** The journal of a process. */
    protected abstract Journal journal();

    /** That of another one. */
    protected abstract Journal another();

    /** Opens a commit in a process that dies before it writes. */
    protected abstract void openByOneWhoDies(Event event);

    /** What finishes commits, in a process of its own; not started. */
    protected abstract Worker finisher(Redo redo);

    /** How many commits of a person are open or in doubt. */
    protected abstract long countOpen(UUID key);

    @AfterEach
    final void closeFinishers() {
        finishers.forEach(Worker::close);
    }

    private Event followed() {
        return new GraphEvent.Followed(new Follow(ann, Samples.userId(), Samples.now()));
    }

    private void finish(Redo redo) {
        Worker finisher = finisher(redo);
        finishers.add(finisher);
        finisher.start();
    }

    private boolean redo(Event event) {
        redone.add(event);
        return true;
    }

    /** Of this test; what others have left is not its business. */
    private boolean isOwn(Event event) {
        return event.key().equals(ann.value()) || event.alsoAlone().contains(ann.value());
    }

    private List<Event> told() {
        return all().stream().filter(this::isOwn).toList();
    }

    private List<Event> all() {
        return journal().readAfter(JournalPosition.START, 10_000).stream()
                .map(JournalEntry::event)
                .toList();
    }

    private List<Event> redone() {
        return redone.stream().filter(this::isOwn).toList();
    }

    /** A write that another engine has. */
    private static boolean elsewhere() {
        WriteScope.reach("another engine");
        return true;
    }

    private static boolean away() {
        WriteScope.reach("another engine");
        throw StorageException.unavailable("the engine of the primary store is away", null);
    }

    @Test
    void theCommitOfAProcessThatDiedIsCarriedOutAgainAndTold() {
        Event event = followed();
        openByOneWhoDies(event);
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
        assertThat(redone()).containsExactly(event);
        // Its person writes on.
        Event next = followed();
        assertThat(journal().commit(next, InterruptedCommitsContract::elsewhere)).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event, next));
        assertThat(countOpen(ann.value())).isZero();
    }

    @Test
    void whoeverWritesNextForItsPersonDoesNotWaitForAProcessThatDied() {
        Event event = followed();
        Event next = followed();
        openByOneWhoDies(event);
        assertThat(journal().commit(next, InterruptedCommitsContract::elsewhere)).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(next));
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(next, event));
    }

    @Test
    void whomAProcessThatDiedKeptOutWritesOn() {
        UserId ben = Samples.userId();
        Event block = new GraphEvent.Blocked(new Restriction(ben, ann, Samples.now()));
        openByOneWhoDies(block);
        Event event = followed();
        assertThat(journal().commit(event, InterruptedCommitsContract::elsewhere)).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event, block));
    }

    @Test
    void aWriteWhoseEngineWentAwayIsRefusedAndFinishedWhenItIsBack() {
        Event event = followed();
        Event undone = new GraphEvent.Unfollowed(((GraphEvent.Followed) event).follow());
        assertThatThrownBy(() -> journal().commit(event, InterruptedCommitsContract::away))
                .isInstanceOf(StorageException.class);
        assertThat(told()).isEmpty();

        // About something else: at once. About the same: not before it is known how it stands.
        assertThat(journal().commit(followed(), InterruptedCommitsContract::elsewhere)).isTrue();
        assertThatThrownBy(() -> journal().commit(undone, InterruptedCommitsContract::elsewhere))
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.isTransient()).isTrue())
                .hasMessageContaining("not finished yet");
        assertThat(countOpen(ann.value())).isEqualTo(1);

        finish(this::redo);
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(2).endsWith(event));
        assertThat(journal().commit(undone, InterruptedCommitsContract::elsewhere)).isTrue();
        assertThat(countOpen(ann.value())).isZero();
    }

    @Test
    void whoWaitsForWhatIsInDoubtKeepsNobodyElseOfTheirPersonWaiting() throws Exception {
        Event event = followed();
        Event undone = new GraphEvent.Unfollowed(((GraphEvent.Followed) event).follow());
        assertThatThrownBy(() -> journal().commit(event, InterruptedCommitsContract::away))
                .isInstanceOf(StorageException.class);
        Journal process = another();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            Future<Boolean> waiting =
                    threads.submit(
                            () -> {
                                begun.countDown();
                                return process.commit(
                                        undone, InterruptedCommitsContract::elsewhere);
                            });
            begun.await();
            assertThat(process.commit(followed(), InterruptedCommitsContract::elsewhere)).isTrue();
            finish(this::redo);
            assertThat(waiting.get()).isTrue();
        }
        assertThat(countOpen(ann.value())).isZero();
    }

    @Test
    void whatCannotBeFinishedYetIsTriedAgain() {
        Event event = followed();
        assertThatThrownBy(() -> journal().commit(event, InterruptedCommitsContract::away))
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
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    @Test
    void whatCannotBeAnyMoreIsForgotten() {
        Event event = followed();
        openByOneWhoDies(event);
        finish(
                found -> {
                    throw DomainException.notFound("thing");
                });
        await().atMost(SOON).until(() -> countOpen(ann.value()) == 0);
        assertThat(journal().commit(event, InterruptedCommitsContract::elsewhere)).isTrue();
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).containsExactly(event));
    }

    @Test
    void aCommandThatWasRefusedOrChangedNothingLeavesNothing() {
        assertThatThrownBy(
                        () ->
                                journal()
                                        .commit(
                                                followed(),
                                                () -> {
                                                    elsewhere();
                                                    throw DomainException.notFound("user");
                                                }))
                .isInstanceOf(DomainException.class);
        assertThat(journal().commit(followed(), () -> !elsewhere())).isFalse();
        assertThat(countOpen(ann.value())).isZero();
        assertThat(told()).isEmpty();
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
            finish(this::redo);
        }
        await().atMost(SOON).until(() -> all().containsAll(events));
        // Whoever told one of them once more would do it before what comes now.
        Event last = followed();
        openByOneWhoDies(last);
        await().atMost(SOON).until(() -> told().contains(last));
        assertThat(all().stream().filter(events::contains))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void commitsOfOnePersonFollowEachOtherInAllProcesses() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var order = new ConcurrentLinkedQueue<Event>();
        var start = new CountDownLatch(1);
        Journal one = journal();
        Journal other = another();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Event event = followed();
                Journal through = i % 2 == 0 ? one : other;
                results.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return through.commit(
                                            event,
                                            () -> {
                                                elsewhere();
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
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(told()).containsExactlyElementsOf(order));
    }
}
