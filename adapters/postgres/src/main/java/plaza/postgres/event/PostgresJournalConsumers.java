package plaza.postgres.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.postgres.Database;

/** Positions and parked entries of the consumers of a {@link PostgresJournal}. Thread-safe. */
public final class PostgresJournalConsumers implements JournalConsumers {
    private static final int MAX_LAG = 1_000_000;
    private static final int MAX_LISTED = 1_000;

    private static final String ACKNOWLEDGE =
            """
            INSERT INTO journal_consumers AS c (name, txid, seq)
            SELECT :name, CAST(:txid AS xid8), :seq FROM %s
            ON CONFLICT (name) DO UPDATE
            SET txid = EXCLUDED.txid, seq = EXCLUDED.seq, updated_at = now()
            WHERE (c.txid, c.seq) < (EXCLUDED.txid, EXCLUDED.seq)
            """;

    /** For a statement that is a transaction of its own: it does not wait for the disk. */
    private static final String QUICKLY =
            ACKNOWLEDGE.formatted("(SELECT set_config('synchronous_commit', 'off', true)) quickly");

    /** Within a transaction of others, whose durability is not this statement's to change. */
    private static final String DURABLY = ACKNOWLEDGE.formatted("(SELECT 1) durably");

    private static final String LAG =
            """
            SELECT count(*) FROM (
                SELECT 1 FROM journal
                WHERE (txid, seq) > (CAST(:txid AS xid8), :seq)
                LIMIT :limit) w
            """;

    private static final String PARK =
            """
            INSERT INTO journal_parked (consumer, txid, seq, type, fields, node, at, reason)
            VALUES (:consumer, CAST(:txid AS xid8), :seq, :type, jsonb_object(:names, :texts),
                :node, :at, :reason)
            ON CONFLICT (consumer, txid, seq) DO UPDATE
            SET reason = EXCLUDED.reason, parked_at = EXCLUDED.parked_at
            """;

    private static final String PARKED =
            "SELECT "
                    + JournalRows.COLUMNS
                    + ", j.reason FROM journal_parked j "
                    + JournalRows.FIELDS
                    + "WHERE j.consumer = :consumer ";

    private final Database database;
    private final JournalRows rows;

    public PostgresJournalConsumers(Database database, EventCodec codec) {
        this.database = database;
        this.rows = new JournalRows(codec);
    }

    @Override
    public JournalPosition position(String consumer) {
        return database.with(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT txid::text AS txid, seq FROM journal_consumers
                                        WHERE name = :name
                                        """)
                                .bind("name", consumer)
                                .map((row, context) -> JournalRows.position(row))
                                .findOne()
                                .orElse(JournalPosition.START));
    }

    @Override
    public void acknowledge(String consumer, JournalPosition position) {
        database.with(
                handle -> {
                    String sql = handle.isInTransaction() ? DURABLY : QUICKLY;
                    Update update = handle.createUpdate(sql).bind("name", consumer);
                    return JournalRows.bind(update, position).execute();
                });
    }

    @Override
    public long lag(String consumer) {
        JournalPosition position = position(consumer);
        return database.with(
                handle ->
                        JournalRows.bind(handle.createQuery(LAG), position)
                                .bind("limit", MAX_LAG)
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        database.with(
                handle -> {
                    Update update =
                            handle.createUpdate(PARK)
                                    .bind("consumer", consumer)
                                    .bind("node", entry.node())
                                    .bind("at", entry.at())
                                    .bind("reason", reason.replace('\0', ' '));
                    JournalRows.bind(update, entry.position());
                    return rows.bind(update, entry.event()).execute();
                });
    }

    @Override
    public List<Parked> listParked(String consumer) {
        return database.with(
                handle ->
                        handle.createQuery(PARKED + "ORDER BY j.txid, j.seq LIMIT :limit")
                                .bind("consumer", consumer)
                                .bind("limit", MAX_LISTED)
                                .map((row, context) -> parked(row))
                                .list());
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        return database.with(
                handle ->
                        JournalRows.bind(
                                        handle.createQuery(
                                                PARKED
                                                        + "AND j.txid = CAST(:txid AS xid8)"
                                                        + " AND j.seq = :seq"),
                                        position)
                                .bind("consumer", consumer)
                                .map((row, context) -> parked(row))
                                .findOne());
    }

    private Parked parked(ResultSet row) throws SQLException {
        return new Parked(rows.entry(row), row.getString("reason"));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return database.with(
                handle ->
                        JournalRows.bind(
                                                handle.createUpdate(
                                                        """
                                                        DELETE FROM journal_parked
                                                        WHERE consumer = :consumer
                                                          AND txid = CAST(:txid AS xid8)
                                                          AND seq = :seq
                                                        """),
                                                position)
                                        .bind("consumer", consumer)
                                        .execute()
                                == 1);
    }
}
