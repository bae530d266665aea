package plaza.postgres.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.EventCodec.Encoded;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/** The table {@code journal_open}. Thread-safe. */
final class OpenCommits {
    private static final String OPEN =
            """
            INSERT INTO journal_open (token, key, subject, type, fields)
            SELECT :token, :key, :subject, :type, jsonb_object(:names, :texts)
            WHERE NOT EXISTS (SELECT FROM journal_open WHERE subject = :subject)
            """;

    private static final UUID FIRST = new UUID(0, 0);

    private static final String CLOSE = "DELETE FROM journal_open WHERE token = :token";

    private static final String OLDEST =
            """
            SELECT j.token, j.opened_at, j.type, f.names, f.texts FROM journal_open j
            """
                    + JournalRows.FIELDS
                    + """
                    WHERE (j.opened_at, j.token) > (:at, :token)
                    ORDER BY j.opened_at, j.token
                    LIMIT :limit
                    """;

    private final Database database;
    private final EventCodec codec;

    OpenCommits(Database database, EventCodec codec) {
        this.database = database;
        this.codec = codec;
    }

    /** A commit that was opened. */
    record Opened(UUID token, Instant at, Event event) {}

    /**
     * Makes an event durable at once, whatever transaction this thread is in; says whether nothing
     * about the same is open.
     */
    boolean open(UUID token, Event event) {
        Encoded encoded = codec.encode(event);
        return database.sqlApart(OPEN)
                .bind("token", token)
                .bind("key", event.key())
                .bind("subject", event.subject())
                .bind("type", encoded.type())
                .bindArray("names", encoded.fields().keySet().toArray(String[]::new))
                .bindArray("texts", encoded.fields().values().toArray(String[]::new))
                .changed();
    }

    /** Ends one within a transaction; says whether it was still open. */
    static boolean close(Handle handle, UUID token) {
        return Statement.on(handle, CLOSE).bind("token", token).changed();
    }

    /** Ends one that nothing became of, whatever transaction this thread is in. */
    void forget(UUID token) {
        database.sqlApart(CLOSE).bind("token", token).execute();
    }

    /**
     * Those that have been open for longest, in doubt or not.
     *
     * @param after behind which they stand; null for the first
     */
    List<Opened> listOldest(@Nullable Opened after, int limit) {
        return database.sql(OLDEST)
                .bind("at", after == null ? Instant.EPOCH : after.at())
                .bind("token", after == null ? FIRST : after.token())
                .bind("limit", limit)
                .list(this::opened);
    }

    private Opened opened(ResultSet row) throws SQLException {
        Event event = codec.decode(row.getString("type"), JournalRows.fields(row));
        return new Opened(
                row.getObject("token", UUID.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                event);
    }
}
