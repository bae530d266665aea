package plaza.postgres.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.event.JournalConsumersContract;
import plaza.contracts.event.TransactionalJournalContract;
import plaza.core.account.AccountEvent;
import plaza.core.event.Event;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.id.UserId;
import plaza.core.platform.Platform;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;

@Tag("engine")
class PostgresJournalTest implements TransactionalJournalContract, JournalConsumersContract {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private final UUID node = UUID.randomUUID();

    @Override
    public Journal journal() {
        return new PostgresJournal(DATABASE.get(), node, Platform.EVENTS);
    }

    @Override
    public JournalConsumers consumers() {
        return new PostgresJournalConsumers(DATABASE.get(), Platform.EVENTS);
    }

    @Test
    void anEntryWithASmallerTransactionThatCommitsLaterIsNotSkipped() throws Exception {
        Event first = event();
        Event second = event();
        JournalPosition from = journal().horizon();
        var firstHasItsId = new CountDownLatch(1);
        var firstMayCommit = new CountDownLatch(1);
        List<JournalEntry> seen = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> slow =
                    threads.submit(
                            () ->
                                    journal()
                                            .commit(
                                                    first,
                                                    () -> {
                                                        transactionId(DATABASE.get());
                                                        firstHasItsId.countDown();
                                                        awaitQuietly(firstMayCommit);
                                                        return true;
                                                    }));
            firstHasItsId.await();
            journal().commit(second, () -> true);

            // The second is committed and has the smaller number of the sequence, but it waits.
            assertThat(numberOfRows(second)).isEqualTo(1);
            seen.addAll(journal().readAfter(from, 10));
            assertThat(events(seen)).doesNotContain(first, second);

            firstMayCommit.countDown();
            assertThat(slow.get()).isTrue();
        }
        await().until(
                        () -> {
                            JournalPosition last =
                                    seen.isEmpty() ? from : seen.getLast().position();
                            seen.addAll(journal().readAfter(last, 1));
                            return events(seen).containsAll(List.of(first, second));
                        });
        assertThat(events(seen)).containsOnlyOnce(first, second);
        JournalEntry late = entryOf(seen, first);
        JournalEntry early = entryOf(seen, second);
        // This is what reading by the sequence alone would have skipped.
        assertThat(late.position()).isLessThan(early.position());
        assertThat(late.position().minor()).isGreaterThan(early.position().minor());
    }

    @Test
    void theWriteAndItsEventAreOneTransaction() {
        DATABASE.get().with(handle -> handle.execute("CREATE TABLE IF NOT EXISTS marks (id uuid)"));
        UUID kept = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        journal().commit(event(), () -> mark(kept));
        assertThatThrownBy(
                        () ->
                                journal()
                                        .commit(
                                                event(),
                                                () -> {
                                                    mark(lost);
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessage("no");
        List<UUID> marks =
                DATABASE.get()
                        .with(
                                handle ->
                                        handle.createQuery("SELECT id FROM marks")
                                                .mapTo(UUID.class)
                                                .list());
        assertThat(marks).containsExactly(kept);
    }

    @Test
    void anOpenTransactionThatWritesNothingHoldsNobodyBack() throws Exception {
        Event event = event();
        JournalPosition from = journal().horizon();
        var open = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> reading =
                    threads.submit(
                            () ->
                                    DATABASE.get()
                                            .inTransaction(
                                                    handle -> {
                                                        int rows =
                                                                handle.createQuery(
                                                                                "SELECT count(*)"
                                                                                        + " FROM journal")
                                                                        .mapTo(Integer.class)
                                                                        .one();
                                                        open.countDown();
                                                        awaitQuietly(mayEnd);
                                                        return rows;
                                                    }));
            open.await();
            journal().commit(event, () -> true);
            await().until(() -> events(journal().readAfter(from, 100)).contains(event));
            mayEnd.countDown();
            assertThat(reading.get()).isNotNegative();
        }
    }

    @Test
    void acknowledgingLeavesTheDurabilityOfATransactionOfOthersAlone() {
        String within =
                DATABASE.get()
                        .inTransaction(
                                handle -> {
                                    handle.execute("SET LOCAL synchronous_commit = on");
                                    consumers()
                                            .acknowledge(
                                                    Map.of("joined", new JournalPosition(7, 1)));
                                    return handle.createQuery("SHOW synchronous_commit")
                                            .mapTo(String.class)
                                            .one();
                                });
        assertThat(within).isEqualTo("on");
        assertThat(consumers().position("joined")).isEqualTo(new JournalPosition(7, 1));
    }

    @Test
    void nothingReadsTheWholeJournalToGoOn() {
        List<String> plan =
                DATABASE.get()
                        .inTransaction(
                                handle -> {
                                    handle.execute("SET LOCAL enable_seqscan = off");
                                    return handle.createQuery(
                                                    """
                                                    EXPLAIN SELECT * FROM journal
                                                    WHERE (txid, seq) > ('5'::xid8, 3)
                                                      AND txid < pg_snapshot_xmin(
                                                          pg_current_snapshot())
                                                    ORDER BY txid, seq LIMIT 256
                                                    """)
                                            .mapTo(String.class)
                                            .list();
                                });
        assertThat(String.join("\n", plan))
                .contains("Index Scan using journal_pkey")
                .containsPattern("Index Cond: .*ROW.*txid < pg_snapshot_xmin")
                .doesNotContain("Sort");
    }

    private static boolean mark(UUID id) {
        return DATABASE.get()
                .with(handle -> handle.execute("INSERT INTO marks VALUES (?)", id) == 1);
    }

    private static String transactionId(Database database) {
        return database.with(
                handle ->
                        handle.createQuery("SELECT pg_current_xact_id()::text")
                                .mapTo(String.class)
                                .one());
    }

    private static int numberOfRows(Event event) {
        return DATABASE.get()
                .with(
                        handle ->
                                handle.createQuery("SELECT count(*) FROM journal WHERE key = :key")
                                        .bind("key", event.key())
                                        .mapTo(Integer.class)
                                        .one());
    }

    private static List<Event> events(List<JournalEntry> entries) {
        return entries.stream().map(JournalEntry::event).toList();
    }

    private static JournalEntry entryOf(List<JournalEntry> entries, Event event) {
        return entries.stream().filter(e -> e.event().equals(event)).findFirst().orElseThrow();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Event event() {
        UserId user = Samples.userId();
        return new AccountEvent.AccountRegistered(user, Samples.now());
    }
}
