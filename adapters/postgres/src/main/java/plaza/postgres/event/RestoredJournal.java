package plaza.postgres.event;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/**
 * A journal that came from another server with a dump: transaction ids begin anew there, so that
 * new entries would come before the old ones, and consumers would never see them. Such a journal
 * gets the positions (1, n) in its old order; no transaction ever has the id 1 (PostgreSQL's first
 * is 3). {@code pg_upgrade} and base backups keep the ids, and nothing is done then.
 */
final class RestoredJournal {
    private static final Logger LOG = LoggerFactory.getLogger(RestoredJournal.class);

    /** No stored id may be as large as the next one to be given. */
    private static final String IS_RESTORED =
            """
            SELECT GREATEST(
                (SELECT txid FROM journal ORDER BY txid DESC LIMIT 1),
                (SELECT max(txid::text::numeric)::text::xid8 FROM journal_consumers))
                >= pg_snapshot_xmax(pg_current_snapshot())
            """;

    private final Database database;

    RestoredJournal(Database database) {
        this.database = database;
    }

    /** Does nothing to a journal that was written on this server. */
    void renumber() {
        boolean renumbered =
                database.inTransaction(
                        handle -> {
                            if (!isRestored(handle)) {
                                return false;
                            }
                            handle.execute(
                                    "LOCK journal, journal_consumers, journal_parked"
                                            + " IN ACCESS EXCLUSIVE MODE");
                            if (!isRestored(handle)) {
                                return false;
                            }
                            renumber(handle);
                            return true;
                        });
        if (renumbered) {
            LOG.warn("The journal came from another server; its entries have new positions");
        }
    }

    private static boolean isRestored(Handle handle) {
        return Statement.on(handle, IS_RESTORED).find(row -> row.getBoolean(1)).orElse(false);
    }

    private static void renumber(Handle handle) {
        // Behind the numbers of an earlier restoration, so that no two rows meet on the way.
        handle.execute(
                """
                CREATE TEMPORARY TABLE renumbered ON COMMIT DROP AS
                SELECT txid, seq,
                    row_number() OVER (ORDER BY txid, seq)
                        + COALESCE((SELECT max(seq) FROM journal WHERE txid = '1'), 0) AS number
                FROM (SELECT txid, seq FROM journal UNION SELECT txid, seq FROM journal_parked) p
                """);
        handle.execute(
                """
                UPDATE journal_consumers c SET txid = '1', seq = COALESCE(
                    (SELECT max(number) FROM renumbered r
                     WHERE (r.txid, r.seq) <= (c.txid, c.seq)), 0)
                """);
        for (String table : new String[] {"journal", "journal_parked"}) {
            handle.execute(
                    "UPDATE "
                            + table
                            + " t SET txid = '1', seq = r.number FROM renumbered r"
                            + " WHERE (t.txid, t.seq) = (r.txid, r.seq)");
        }
    }
}
