package plaza.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.account.AccountEvent;
import plaza.core.event.Event;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;
import plaza.core.platform.Platform;
import plaza.postgres.DatabaseForTests;

/** Commits that come while others are under way share a transaction. */
@Tag("engine")
class JointCommitsTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private final Journal journal =
            new PostgresJournal(DATABASE.get(), UUID.randomUUID(), Platform.EVENTS);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    /** What was written by one call, call by call. */
    private final List<List<Integer>> calls = Collections.synchronizedList(new ArrayList<>());

    /** Numbers below zero wait, those that end in 7 fail, and odd ones change nothing. */
    private final JointWrite.Kind<Integer> kind =
            numbers -> {
                calls.add(List.copyOf(numbers));
                if (numbers.getFirst() < 0) {
                    awaitQuietly(mayGoOn);
                }
                if (numbers.stream().anyMatch(number -> number % 10 == 7)) {
                    throw new IllegalStateException("the write failed");
                }
                return number -> number % 2 == 0;
            };

    private final Set<Event> isWaiting = ConcurrentHashMap.newKeySet();
    private final List<Future<Boolean>> first = new ArrayList<>();

    @BeforeEach
    void asManyAsMayBeAreUnderWay() {
        for (int i = 1; i <= CommitGroups.AT_A_TIME; i++) {
            first.add(commit(event(), -2 * i));
        }
        await().until(() -> calls.size() == CommitGroups.AT_A_TIME);
    }

    @AfterEach
    void end() {
        mayGoOn.countDown();
        threads.shutdown();
    }

    @Test
    void whatComesMeanwhileIsOneTransactionAndEachIsToldItsOwnOutcome() throws Exception {
        List<Event> events = List.of(event(), event(), event());
        JournalPosition from = journal.horizon();
        List<Future<Boolean>> joined = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            joined.add(waiting(events.get(i), i));
        }
        mayGoOn.countDown();

        assertThat(joined.get(0).get()).isTrue();
        assertThat(joined.get(1).get()).isFalse();
        assertThat(joined.get(2).get()).isTrue();
        assertThat(first.get(0).get()).isTrue();
        assertThat(calls).contains(List.of(0, 1, 2));
        await().until(() -> told(from).containsAll(List.of(events.get(0), events.get(2))));
        assertThat(told(from)).doesNotContain(events.get(1));
        assertThat(transactions(events)).hasSize(1);
    }

    @Test
    void oneThatFailsTakesNoOtherWithIt() throws Exception {
        Event good = event();
        Event bad = event();
        Event unchanged = event();
        JournalPosition from = journal.horizon();
        Future<Boolean> written = waiting(good, 2);
        Future<Boolean> failed = waiting(bad, 7);
        Future<Boolean> nothing = waiting(unchanged, 1);
        mayGoOn.countDown();

        assertThat(written.get()).isTrue();
        assertThat(nothing.get()).isFalse();
        assertThatThrownBy(failed::get).rootCause().hasMessage("the write failed");
        await().until(() -> told(from).contains(good));
        assertThat(told(from)).doesNotContain(bad, unchanged);
        assertThat(calls).contains(List.of(2, 7, 1), List.of(2), List.of(7), List.of(1));
    }

    @Test
    void whoseKeyAnotherProcessIsAboutKeepsNobodyWaiting() throws Exception {
        Journal other = new PostgresJournal(DATABASE.get(), UUID.randomUUID(), Platform.EVENTS);
        UserId busy = Samples.userId();
        var otherBegan = new CountDownLatch(1);
        var otherMayEnd = new CountDownLatch(1);
        Future<Boolean> others =
                threads.submit(
                        () ->
                                other.commit(
                                        event(busy),
                                        () -> {
                                            otherBegan.countDown();
                                            awaitQuietly(otherMayEnd);
                                            return true;
                                        }));
        otherBegan.await();
        Future<Boolean> late = waiting(event(busy), 2);
        Future<Boolean> free = waiting(event(), 4);
        mayGoOn.countDown();

        assertThat(free.get()).isTrue();
        assertThat(late.isDone()).isFalse();
        assertThat(calls).contains(List.of(4)).doesNotContain(List.of(2));
        otherMayEnd.countDown();
        assertThat(others.get()).isTrue();
        assertThat(late.get()).isTrue();
    }

    @Test
    void whoIsGivenUpBeforeTheirTurnIsNotCommitted() throws Exception {
        Event given = event();
        JournalPosition from = journal.horizon();
        Future<Boolean> up = waiting(given, 2);
        Future<Boolean> other = waiting(event(), 4);
        up.cancel(true);
        await().until(() -> !isWaiting.contains(given));
        mayGoOn.countDown();

        assertThat(other.get()).isTrue();
        assertThat(calls).contains(List.of(4)).doesNotContain(List.of(2), List.of(2, 4));
        assertThat(told(from)).doesNotContain(given);
    }

    @Test
    void aRowThatSomebodyHoldsKeepsNobodyWaitingWhoDoesNotNeedIt() throws Exception {
        UserId row = DATABASE.givenUser();
        JointWrite.Kind<UserId> ofRows =
                users -> {
                    users.forEach(JointCommitsTest::lock);
                    return _ -> true;
                };
        var held = new CountDownLatch(1);
        var mayBeFree = new CountDownLatch(1);
        Future<?> holder =
                threads.submit(
                        () ->
                                DATABASE.get()
                                        .inTransaction(
                                                _ -> {
                                                    lock(row);
                                                    held.countDown();
                                                    awaitQuietly(mayBeFree);
                                                    return true;
                                                }));
        held.await();
        Future<Boolean> late = waiting(event(), new JointWrite<>(row, ofRows));
        Future<Boolean> free = waiting(event(), new JointWrite<>(DATABASE.givenUser(), ofRows));
        mayGoOn.countDown();
        assertThat(free.get()).isTrue();
        assertThat(late.isDone()).isFalse();

        // As many as may be under way; each has been given up once.
        List<Future<Boolean>> others = new ArrayList<>();
        for (int i = 1; i < CommitGroups.AT_A_TIME; i++) {
            Event event = event();
            others.add(threads.submit(() -> journal.commit(event, new JointWrite<>(row, ofRows))));
        }
        assertThat(journal.commit(event(), new JointWrite<>(DATABASE.givenUser(), ofRows)))
                .isTrue();
        assertThat(others).noneMatch(Future::isDone);

        mayBeFree.countDown();
        holder.get();
        assertThat(late.get()).isTrue();
        for (Future<Boolean> other : others) {
            assertThat(other.get()).isTrue();
        }
    }

    private static void lock(UserId user) {
        DATABASE.get()
                .sql("SELECT user_id FROM users WHERE user_id = :id FOR NO KEY UPDATE")
                .bind("id", user)
                .list(row -> row.getString(1));
    }

    private Future<Boolean> commit(Event event, int number) {
        return threads.submit(() -> journal.commit(event, new JointWrite<>(number, kind)));
    }

    /** One that stands in line behind those before. */
    private Future<Boolean> waiting(Event event, int number) {
        return waiting(event, new JointWrite<>(number, kind));
    }

    private Future<Boolean> waiting(Event event, JointWrite<?> write) {
        var thread = new AtomicReference<@Nullable Thread>();
        Future<Boolean> committed =
                threads.submit(
                        () -> {
                            thread.set(Thread.currentThread());
                            isWaiting.add(event);
                            try {
                                return journal.commit(event, write);
                            } finally {
                                isWaiting.remove(event);
                            }
                        });
        await().until(
                        () -> {
                            Thread one = thread.get();
                            return one != null && one.getState() == Thread.State.WAITING;
                        });
        return committed;
    }

    private List<Event> told(JournalPosition from) {
        return journal.readAfter(from, 100).stream().map(entry -> entry.event()).toList();
    }

    private static List<String> transactions(List<Event> events) {
        return DATABASE.get()
                .with(
                        handle ->
                                handle.createQuery(
                                                "SELECT DISTINCT txid::text FROM journal"
                                                        + " WHERE key = ANY(:keys)")
                                        .bind(
                                                "keys",
                                                events.stream()
                                                        .map(Event::key)
                                                        .toArray(UUID[]::new))
                                        .mapTo(String.class)
                                        .list());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event event() {
        return event(Samples.userId());
    }

    private static Event event(UserId user) {
        return new AccountEvent.AccountRegistered(user, Samples.now());
    }
}
