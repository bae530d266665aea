package plaza.postgres.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.KeyLocks;
import plaza.postgres.Database;
import plaza.postgres.Statement;
import plaza.postgres.event.Commit.Outcome;

/**
 * The journal in the table {@code journal}, written in the transaction of what it tells of.
 * Thread-safe.
 *
 * <p><b>Order.</b> A sequence is counted up when a row is written, not when its transaction
 * commits: a reader that remembers the highest number it saw would skip a row with a smaller one
 * that is committed after it looked. So the place of a row is the id of its transaction, and then
 * its number within it; and a reader takes only rows of transactions older than any that is still
 * running, the <em>xmin</em> of its snapshot. Nothing can appear before such a row any more. The
 * price: a transaction that stays open, anywhere on the server, holds readers back until it ends
 * (they do not skip, they wait), which the pool's {@code idle_in_transaction_session_timeout}
 * bounds for this application.
 *
 * <p>Transaction ids are given at the first write, so that of two transactions the one that took
 * effect first may have the larger id. Hence the lock on the event's key before anything is
 * written: the next transaction of that key begins to write, and gets its id, when the one before
 * has committed.
 */
public final class PostgresJournal implements Journal {
    /** The first half of the advisory locks' names, so that they meet no other locks: "JRNL". */
    private static final int LOCKS = 0x4A524E4C;

    /** How long a commit waits for others of its key in this process. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Rows that one transaction removes; long ones would hold readers back. */
    private static final int PRUNED_AT_ONCE = 10_000;

    private static final String INSERT =
            """
            INSERT INTO journal (key, type, fields, node)
            SELECT key, type, jsonb_object(CAST(names AS text[]), CAST(texts AS text[])), :node
            FROM unnest(:keys, :types, :names, :texts)
                WITH ORDINALITY AS told (key, type, names, texts, place)
            ORDER BY place
            """;

    /** How long a lock is waited for by who keeps others waiting meanwhile. */
    private static final Duration BRIEFLY = Duration.ofMillis(100);

    private static final String LOCK =
            "SELECT name, set_config('lock_timeout', :wait, true), pg_advisory_xact_lock(:locks, name)"
                    + " FROM unnest(:names) AS name";

    /** SQLSTATE {@code lock_not_available}. */
    private static final String LOCKED = "55P03";

    private static final String LOCK_FREE =
            "SELECT name FROM unnest(:names) AS name"
                    + " WHERE pg_try_advisory_xact_lock(:locks, name)";

    private static final String READ =
            "SELECT "
                    + JournalRows.COLUMNS
                    + "FROM journal j "
                    + JournalRows.FIELDS
                    + """
                    WHERE (j.txid, j.seq) > (CAST(:txid AS xid8), :seq)
                      AND j.txid < pg_snapshot_xmin(pg_current_snapshot())
                    ORDER BY j.txid, j.seq
                    LIMIT :limit
                    """;

    private static final String PRUNE =
            """
            DELETE FROM journal WHERE (txid, seq) IN (
                SELECT txid, seq FROM journal
                WHERE (txid, seq) <= (CAST(:txid AS xid8), :seq) AND at < :before
                ORDER BY txid, seq
                LIMIT :limit)
            """;

    private final Database database;
    private final JournalRows rows;
    private final UUID node;
    private final KeyLocks turns = new KeyLocks();
    private final CommitGroups groups = new CommitGroups(this::commitTogether);

    /**
     * @param node names this process in the entries that it writes
     */
    public PostgresJournal(Database database, UUID node, EventCodec codec) {
        this.database = database;
        this.rows = new JournalRows(codec);
        this.node = node;
        new RestoredJournal(database).renumber();
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        // Many write to one chat: they wait here, and not with a connection each.
        KeyLocks.Held turn = turns.lock(event, PATIENCE);
        try {
            return (write instanceof JointWrite<?> joint && event.alsoAlone().isEmpty())
                    ? groups.commit(
                            event,
                            joint,
                            patient ->
                                    patient
                                            ? commitAlone(event, write, Duration.ZERO)
                                            : commitAtOnce(event, write))
                    : commitAlone(event, write, Duration.ZERO);
        } finally {
            turn.release();
        }
    }

    private boolean commitAtOnce(Event event, PrimaryWrite write) {
        try {
            return commitAlone(event, write, BRIEFLY);
        } catch (StorageException e) {
            if (LOCKED.equals(Database.sqlState(e))) {
                throw new CommitGroups.LockedException(e);
            }
            throw e;
        }
    }

    /**
     * @param wait for each lock at the most, or zero for as long as a statement may take
     */
    private boolean commitAlone(Event event, PrimaryWrite write, Duration wait) {
        return database.inTransaction(
                handle -> {
                    lock(handle, event, wait);
                    boolean changed = write.write();
                    if (changed) {
                        insert(handle, List.of(event));
                    }
                    return changed;
                });
    }

    /**
     * Commits in one transaction what has a turn of its key in this process each, but for those
     * whose key another process is about. Where that fails before the end, as it does where a row
     * is locked by others, nothing is committed, and each is left alone: so one of them fails, or
     * waits, and no other.
     */
    private void commitTogether(List<Commit> group) {
        var ending = new AtomicBoolean();
        try {
            List<Outcome> outcomes =
                    database.inTransaction(
                            handle -> {
                                List<Outcome> made = writeTogether(handle, group);
                                ending.set(true);
                                return made;
                            });
            for (int i = 0; i < group.size(); i++) {
                group.get(i).is(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) {
            for (Commit each : group) {
                if (ending.get()) {
                    each.isUnknown(e);
                } else {
                    each.is(Outcome.LEFT_ALONE);
                }
            }
        }
    }

    private List<Outcome> writeTogether(Handle handle, List<Commit> group) {
        handle.execute("SET LOCAL lock_timeout = " + BRIEFLY.toMillis());
        Set<Integer> free = lockFree(handle, group);
        List<Commit> written = new ArrayList<>(group);
        written.removeIf(commit -> !free.contains(name(commit.event().key())));
        Set<Commit> changed = new LinkedHashSet<>();
        if (!written.isEmpty()) {
            List<JointWrite<?>> writes = new ArrayList<>();
            written.forEach(commit -> writes.add(commit.write()));
            List<Boolean> said = writes.getFirst().writeWith(writes);
            for (int i = 0; i < said.size(); i++) {
                if (said.get(i)) {
                    changed.add(written.get(i));
                }
            }
        }
        if (!changed.isEmpty()) {
            insert(handle, changed.stream().map(Commit::event).toList());
        }
        return group.stream()
                .map(
                        commit -> {
                            if (changed.contains(commit)) {
                                return Outcome.CHANGED;
                            }
                            return written.contains(commit)
                                    ? Outcome.UNCHANGED
                                    : Outcome.LEFT_ALONE;
                        })
                .toList();
    }

    /** Takes the locks that nobody has, waiting for none: who waits here keeps all waiting. */
    private static Set<Integer> lockFree(Handle handle, List<Commit> group) {
        return Statement.on(handle, LOCK_FREE)
                .bind("locks", LOCKS)
                .bindArray(
                        "names",
                        group.stream()
                                .map(commit -> name(commit.event().key()))
                                .distinct()
                                .toArray(Integer[]::new))
                .set(row -> row.getInt(1));
    }

    /** In the order of the locks' names, so that two who want several never wait for each other. */
    private static void lock(Handle handle, Event event, Duration wait) {
        Statement.on(handle, LOCK)
                .bind("locks", LOCKS)
                .bind("wait", Long.toString(wait.toMillis()))
                .bindArray(
                        "names",
                        Stream.concat(Stream.of(event.key()), event.alsoAlone().stream())
                                .map(PostgresJournal::name)
                                .distinct()
                                .sorted()
                                .toArray(Integer[]::new))
                .list(row -> row.getInt(1));
    }

    private static int name(UUID key) {
        return key.hashCode();
    }

    private void insert(Handle handle, List<Event> events) {
        rows.bindAll(Statement.on(handle, INSERT), events).bind("node", node).execute();
    }

    @Override
    public List<JournalEntry> readAfter(JournalPosition position, int limit) {
        return JournalRows.bind(database.sql(READ), position)
                .bind("limit", limit)
                .list(rows::entry);
    }

    @Override
    public JournalPosition horizon() {
        String oldest =
                database.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                        .one(row -> row.getString(1));
        return new JournalPosition(Long.parseLong(oldest) - 1, Long.MAX_VALUE);
    }

    @Override
    public int prune(Instant before, JournalPosition consumed) {
        int all = 0;
        int removed;
        do {
            removed =
                    JournalRows.bind(database.sql(PRUNE), consumed)
                            .bind("before", before)
                            .bind("limit", PRUNED_AT_ONCE)
                            .execute();
            all += removed;
        } while (removed == PRUNED_AT_ONCE);
        return all;
    }
}
