package plaza.postgres.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/** Positions and parked entries of the consumers of a {@link PostgresJournal}. Thread-safe. */
public final class PostgresJournalConsumers implements JournalConsumers {
    private static final int MAX_LAG = 1_000_000;
    private static final int MAX_LISTED = 1_000;

    /** In the order of the names: two processes never wait for each other. */
    private static final String ACKNOWLEDGE =
            """
            INSERT INTO journal_consumers AS c (name, txid, seq)
            SELECT name, CAST(txid AS xid8), seq
            FROM unnest(:names, :txids, :seqs) AS reached (name, txid, seq) CROSS JOIN %s
            ORDER BY name
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

    private static final String PLACE = "AND j.txid = CAST(:txid AS xid8) AND j.seq = :seq";

    private static final String UNPARK =
            """
            DELETE FROM journal_parked
            WHERE consumer = :consumer AND txid = CAST(:txid AS xid8) AND seq = :seq
            """;

    private static final String POSITION =
            "SELECT txid::text AS txid, seq FROM journal_consumers WHERE name = :name";

    private final Database database;
    private final JournalRows rows;

    public PostgresJournalConsumers(Database database, EventCodec codec) {
        this.database = database;
        this.rows = new JournalRows(codec);
    }

    @Override
    public JournalPosition position(String consumer) {
        return database.sql(POSITION)
                .bind("name", consumer)
                .find(JournalRows::position)
                .orElse(JournalPosition.START);
    }

    @Override
    public void acknowledge(Map<String, JournalPosition> reached) {
        if (reached.isEmpty()) {
            return;
        }
        List<String> names = List.copyOf(reached.keySet());
        List<JournalPosition> places = names.stream().map(reached::get).toList();
        database.with(
                handle ->
                        Statement.on(handle, handle.isInTransaction() ? DURABLY : QUICKLY)
                                .bindArray("names", names.toArray(String[]::new))
                                .bindArray(
                                        "txids",
                                        places.stream()
                                                .map(place -> Long.toString(place.major()))
                                                .toArray(String[]::new))
                                .bindArray(
                                        "seqs",
                                        places.stream()
                                                .map(JournalPosition::minor)
                                                .toArray(Long[]::new))
                                .execute());
    }

    @Override
    public long lag(String consumer) {
        return JournalRows.bind(database.sql(LAG), position(consumer))
                .bind("limit", MAX_LAG)
                .one(row -> row.getLong(1));
    }

    @Override
    public void park(String consumer, JournalEntry entry, String reason) {
        Statement park =
                database.sql(PARK)
                        .bind("consumer", consumer)
                        .bind("node", entry.node())
                        .bind("at", entry.at())
                        .bind("reason", reason.replace('\0', ' '));
        rows.bind(JournalRows.bind(park, entry.position()), entry.event()).execute();
    }

    @Override
    public List<Parked> listParked(String consumer) {
        return database.sql(PARKED + "ORDER BY j.txid, j.seq LIMIT :limit")
                .bind("consumer", consumer)
                .bind("limit", MAX_LISTED)
                .list(this::parked);
    }

    @Override
    public Optional<Parked> findParked(String consumer, JournalPosition position) {
        return JournalRows.bind(database.sql(PARKED + PLACE), position)
                .bind("consumer", consumer)
                .find(this::parked);
    }

    private Parked parked(ResultSet row) throws SQLException {
        return new Parked(rows.entry(row), row.getString("reason"));
    }

    @Override
    public boolean unpark(String consumer, JournalPosition position) {
        return JournalRows.bind(database.sql(UNPARK), position)
                .bind("consumer", consumer)
                .changed();
    }
}
