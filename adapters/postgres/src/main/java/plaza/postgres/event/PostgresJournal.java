package plaza.postgres.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.KeyLocks;
import plaza.postgres.Database;
import plaza.postgres.Statement;

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
            VALUES (:key, :type, jsonb_object(:names, :texts), :node)
            """;

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
            return database.inTransaction(
                    handle -> {
                        lock(handle, event);
                        boolean changed = write.write();
                        if (changed) {
                            insert(handle, event);
                        }
                        return changed;
                    });
        } finally {
            turn.release();
        }
    }

    /** In the order of the locks' names, so that two who want several never wait for each other. */
    private static void lock(Handle handle, Event event) {
        Stream.concat(Stream.of(event.key()), event.alsoAlone().stream())
                .map(UUID::hashCode)
                .distinct()
                .sorted()
                .forEach(name -> lock(handle, name));
    }

    private static void lock(Handle handle, int name) {
        Statement.on(handle, "SELECT 1 FROM pg_advisory_xact_lock(:locks, :key)")
                .bind("locks", LOCKS)
                .bind("key", name)
                .one(row -> row.getInt(1));
    }

    private void insert(Handle handle, Event event) {
        rows.bind(Statement.on(handle, INSERT), event)
                .bind("key", event.key())
                .bind("node", node)
                .execute();
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
