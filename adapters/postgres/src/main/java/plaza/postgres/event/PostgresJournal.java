package plaza.postgres.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JointWrite;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.core.event.KeyLocks;
import plaza.core.event.WriteScope;
import plaza.postgres.Database;
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
 * <p>A write that reaches another engine goes beyond the transaction. Before it does, the event is
 * made durable in {@link OpenCommits}, and it is closed in the transaction that tells it; one that
 * was cut off in between is finished by a {@link RecoveryWorker}. Others about the same wait for
 * that.
 *
 * <p>Transaction ids are given at the first write, so that of two transactions the one that took
 * effect first may have the larger id. Hence the lock on the event's key before anything is
 * written: the next transaction of that key begins to write, and gets its id, when the one before
 * has committed.
 */
public final class PostgresJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresJournal.class);

    /** As calls to it are named. */
    private static final String ENGINE = "postgres";

    private static final Duration ASK_AGAIN = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Rows that one transaction removes; long ones would hold readers back. */
    private static final int PRUNED_AT_ONCE = 10_000;

    /** How long a lock is waited for by who keeps others waiting meanwhile. */
    private static final Duration BRIEFLY = Duration.ofMillis(100);

    /** SQLSTATE {@code lock_not_available}. */
    private static final String LOCKED = "55P03";

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
    private final OpenCommits open;
    private final UUID node;
    private final Duration patience;
    private final KeyLocks turns = new KeyLocks();
    private final Beyond places;
    private final CommitGroups groups = new CommitGroups(this::commitTogether);

    /** Kinds of joint writes whose store is on another engine. */
    private final Set<JointWrite.Kind<?>> beyond = ConcurrentHashMap.newKeySet();

    /**
     * @param node names this process in the entries that it writes
     */
    public PostgresJournal(Database database, UUID node, EventCodec codec) {
        this(database, node, codec, PATIENCE);
    }

    /**
     * @param patience how long a commit waits for others of its key in this process, for those
     *     about the same, and for a place among those that wait for another engine
     */
    PostgresJournal(Database database, UUID node, EventCodec codec, Duration patience) {
        this.database = database;
        this.rows = new JournalRows(codec);
        this.open = new OpenCommits(database, codec);
        this.node = node;
        this.places = new Beyond(database.connections(), patience);
        this.patience = patience;
        new RestoredJournal(database).renumber();
    }

    @Override
    public boolean commit(Event event, PrimaryWrite write) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return commitInTurn(event, write);
            } catch (InDoubtException e) {
                if (System.nanoTime() > deadline) {
                    throw StorageException.unavailable(
                            "An earlier write of the same is not finished yet", e);
                }
                pause();
            }
        }
    }

    private boolean commitInTurn(Event event, PrimaryWrite write) {
        // Many write to one chat: they wait here, and not with a connection each.
        KeyLocks.Held turn = turns.lock(event, patience);
        try {
            return mayBeJoint(event, write)
                    ? groups.commit(
                            event,
                            (JointWrite<?>) write,
                            patient ->
                                    patient
                                            ? commitAlone(event, write, Duration.ZERO)
                                            : commitAtOnce(event, write))
                    : commitAlone(event, write, Duration.ZERO);
        } finally {
            turn.release();
        }
    }

    private boolean mayBeJoint(Event event, PrimaryWrite write) {
        return write instanceof JointWrite<?> joint
                && event.alsoAlone().isEmpty()
                && !beyond.contains(joint.kind());
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
        return places.commit(event, () -> new Writing(event, write).run(wait));
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("Interrupted while waiting for the journal", e);
        }
    }

    /**
     * Something about the same is open. The transaction ends, as it has what finishes that, and so
     * does the turn: others of the key, about something else, go on meanwhile.
     */
    private static final class InDoubtException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A commit by itself: one transaction, and before it goes beyond that a row of its own. */
    private final class Writing {
        private final Event event;
        private final PrimaryWrite write;
        private final UUID token = UUID.randomUUID();
        private boolean isOpen;

        Writing(Event event, PrimaryWrite write) {
            this.event = event;
            this.write = write;
        }

        boolean run(Duration wait) {
            try {
                return database.inTransaction(
                        handle -> {
                            JournalLocks.lock(handle, event, wait);
                            boolean changed = write();
                            if (isOpen) {
                                OpenCommits.close(handle, token);
                            }
                            if (changed) {
                                rows.append(handle, List.of(event), node);
                            }
                            return changed;
                        });
            } catch (StorageException e) {
                // Where it is open it may be written, or be written yet.
                throw e;
            } catch (RuntimeException | Error e) {
                if (isOpen) {
                    forget();
                }
                throw e;
            }
        }

        /**
         * Writes. What is refused is forgotten while its locks are held: nobody may find it free,
         * and carry it out.
         */
        private boolean write() {
            try {
                return WriteScope.within(ENGINE, this::goBeyond, write::write);
            } catch (StorageException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                if (isOpen) {
                    forget();
                    isOpen = false;
                }
                throw e;
            }
        }

        private void goBeyond() {
            if (write instanceof JointWrite<?> joint) {
                beyond.add(joint.kind());
            }
            places.add(event);
            if (!open.open(token, event)) {
                throw new InDoubtException();
            }
            isOpen = true;
        }

        /** What cannot be forgotten now is in doubt. */
        private void forget() {
            try {
                open.forget(token);
            } catch (StorageException e) {
                LOG.debug("{} stays open", event.getClass().getSimpleName(), e);
            }
        }
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
        Set<Integer> free =
                JournalLocks.lockFree(
                        handle,
                        group.stream()
                                .map(commit -> JournalLocks.name(commit.event().key()))
                                .collect(Collectors.toSet()));
        List<Commit> written = new ArrayList<>(group);
        written.removeIf(commit -> !free.contains(JournalLocks.name(commit.event().key())));
        Set<Commit> changed = new LinkedHashSet<>();
        if (!written.isEmpty()) {
            List<JointWrite<?>> writes = new ArrayList<>();
            written.forEach(commit -> writes.add(commit.write()));
            List<Boolean> said =
                    WriteScope.within(
                            ENGINE,
                            () -> leaveAlone(writes.getFirst()),
                            () -> writes.getFirst().writeWith(writes));
            for (int i = 0; i < said.size(); i++) {
                if (said.get(i)) {
                    changed.add(written.get(i));
                }
            }
        }
        if (!changed.isEmpty()) {
            rows.append(handle, changed.stream().map(Commit::event).toList(), node);
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

    /** Writes that go beyond the journal's engine are opened first, each by itself. */
    private void leaveAlone(JointWrite<?> write) {
        beyond.add(write.kind());
        throw new IllegalStateException("the write goes beyond this transaction");
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
