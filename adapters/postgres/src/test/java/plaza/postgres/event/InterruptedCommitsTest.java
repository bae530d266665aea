package plaza.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.event.InterruptedCommitsContract;
import plaza.core.StorageException;
import plaza.core.account.AccountEvent;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.event.Redo;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.event.WriteScope;
import plaza.core.graph.Follow;
import plaza.core.graph.GraphEvent;
import plaza.core.id.UserId;
import plaza.core.platform.Platform;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class InterruptedCommitsTest extends InterruptedCommitsContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Journal journal =
            new PostgresJournal(DATABASE.get(), UUID.randomUUID(), Platform.EVENTS);
    private final OpenCommits commits = new OpenCommits(DATABASE.get(), Platform.EVENTS);

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Journal another() {
        return new PostgresJournal(
                DATABASE.get(), UUID.randomUUID(), Platform.EVENTS, Duration.ofSeconds(30));
    }

    /** It holds no lock any more. */
    @Override
    protected void openByOneWhoDies(Event event) {
        assertThat(commits.open(UUID.randomUUID(), event)).isTrue();
    }

    @Override
    protected Worker finisher(Redo redo) {
        return new RecoveryWorker(
                DATABASE.get(), Platform.EVENTS, redo, new WakeUp(), Backoff.standard());
    }

    @Override
    protected long countOpen(UUID key) {
        return DATABASE.get()
                .sql("SELECT count(*) FROM journal_open WHERE key = :key")
                .bind("key", key)
                .one(row -> row.getLong(1));
    }

    @Test
    void aWriteThatStaysInPostgresqlOpensNothing() {
        Event event = registered();
        journal.commit(
                event,
                () -> {
                    WriteScope.reach("postgres");
                    assertThat(countOpen(event.key())).isZero();
                    return true;
                });
    }

    @Test
    void anEventIsDurableBeforeAnotherEngineIsReachedAndNotTwice() {
        Event event = registered();
        journal.commit(
                event,
                () -> {
                    assertThat(countOpen(event.key())).isZero();
                    WriteScope.reach("mongodb");
                    assertThat(countOpen(event.key())).isEqualTo(1);
                    WriteScope.reach("redis");
                    assertThat(countOpen(event.key())).isEqualTo(1);
                    return true;
                });
        assertThat(countOpen(event.key())).isZero();
    }

    @Test
    void whatHasToWaitKeepsNothingBehindItWaiting() {
        List<Event> waiting =
                Stream.generate(InterruptedCommitsTest::registered).limit(250).toList();
        waiting.forEach(this::openByOneWhoDies);
        Event last = registered();
        openByOneWhoDies(last);
        try (Worker worker =
                finisher(
                        event -> {
                            if (waiting.contains(event)) {
                                throw StorageException.unavailable("away", null);
                            }
                            return true;
                        })) {
            worker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> countOpen(last.key()) == 0);
            assertThat(waiting).allSatisfy(each -> assertThat(countOpen(each.key())).isOne());
        } finally {
            DATABASE.get().sql("DELETE FROM journal_open").execute();
        }
    }

    @Test
    void whatPostgresqlHasOfAWriteIsUndoneWhereAnotherEngineFails() {
        DATABASE.get().sql("CREATE TABLE IF NOT EXISTS halves (id uuid)").execute();
        UUID half = UUID.randomUUID();
        assertThatThrownBy(
                        () ->
                                journal.commit(
                                        registered(),
                                        () -> {
                                            DATABASE.get()
                                                    .sql("INSERT INTO halves VALUES (:id)")
                                                    .bind("id", half)
                                                    .execute();
                                            WriteScope.reach("mongodb");
                                            throw StorageException.unavailable("away", null);
                                        }))
                .hasMessage("away");
        assertThat(
                        DATABASE.get()
                                .sql("SELECT id FROM halves")
                                .list(row -> row.getObject(1, UUID.class)))
                .doesNotContain(half);
    }

    @Test
    void jointWritesOfAnotherEngineAreEachMadeAlone() {
        var most = new AtomicInteger();
        JointWrite.Kind<Integer> kind =
                numbers -> {
                    most.accumulateAndGet(numbers.size(), Math::max);
                    WriteScope.reach("mongodb");
                    return _ -> true;
                };
        List<Event> events = List.of(registered(), registered(), registered());
        for (Event event : events) {
            assertThat(journal.commit(event, new JointWrite<>(1, kind))).isTrue();
            assertThat(countOpen(event.key())).isZero();
        }
        assertThat(most).hasValue(1);
    }

    /** Its turn, and its connection, are for others meanwhile. */
    @Test
    void whatWaitsForACommitInDoubtHoldsUpNothingElseOfItsPerson() throws Exception {
        Journal patient = patient();
        UserId ann = Samples.userId();
        Event inDoubt = followed(ann);
        openByOneWhoDies(inDoubt);
        var tries = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting =
                    threads.submit(
                            () ->
                                    patient.commit(
                                            inDoubt,
                                            () -> {
                                                tries.incrementAndGet();
                                                WriteScope.reach("mongodb");
                                                return true;
                                            }));
            await().atMost(SOON).until(() -> tries.get() > 0);

            assertThat(patient.commit(followed(ann), () -> true)).isTrue();

            assertThat(waiting).isNotDone();
            DATABASE.get()
                    .sql("DELETE FROM journal_open WHERE key = :key")
                    .bind("key", ann.value())
                    .execute();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void whileAnotherEngineHangsConnectionsAreLeftForWhatDoesNotNeedIt() throws Exception {
        Journal patient = patient();
        int connections = DATABASE.get().connections();
        var reached = new AtomicInteger();
        var answered = new CountDownLatch(1);
        patient.commit(registered(), InterruptedCommitsTest::elsewhere);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> hanging = new ArrayList<>();
            for (int i = 0; i < 3 * connections; i++) {
                hanging.add(
                        threads.submit(
                                () ->
                                        patient.commit(
                                                registered(),
                                                () -> {
                                                    elsewhere();
                                                    reached.incrementAndGet();
                                                    hang(answered);
                                                    return true;
                                                })));
            }
            await().atMost(SOON).until(() -> reached.get() == connections * 3 / 4);

            assertThat(patient.commit(followed(Samples.userId()), () -> true)).isTrue();

            assertThat(reached).hasValue(connections * 3 / 4);
            answered.countDown();
            for (Future<Boolean> each : hanging) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private static Journal patient() {
        return new PostgresJournal(
                DATABASE.get(), UUID.randomUUID(), Platform.EVENTS, Duration.ofHours(1));
    }

    private static void hang(CountDownLatch answered) {
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean elsewhere() {
        WriteScope.reach("mongodb");
        return true;
    }

    private static Event followed(UserId by) {
        return new GraphEvent.Followed(new Follow(by, Samples.userId(), Samples.now()));
    }

    private static Event registered() {
        return new AccountEvent.AccountRegistered(Samples.userId(), Samples.now());
    }
}
