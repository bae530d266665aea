package plaza.postgres.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.EventCodec.Encoded;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** How events and positions are written into rows, and read. */
final class JournalRows {
    /** Columns of a row that is read with {@link #entry}; the table or its alias is {@code j}. */
    static final String COLUMNS =
            """
            j.txid::text AS txid, j.seq, j.type, j.node, j.at, f.names, f.texts
            """;

    /** Spreads the JSON object of a row of {@code j} into two arrays. */
    static final String FIELDS =
            """
            CROSS JOIN LATERAL (
                SELECT array_agg(key) AS names, array_agg(value) AS texts
                FROM jsonb_each_text(j.fields)) f
            """;

    private static final String INSERT =
            """
            INSERT INTO journal (key, type, fields, node)
            SELECT key, type, jsonb_object(CAST(names AS text[]), CAST(texts AS text[])), :node
            FROM unnest(:keys, :types, :names, :texts)
                WITH ORDINALITY AS told (key, type, names, texts, place)
            ORDER BY place
            """;

    private final EventCodec codec;

    JournalRows(EventCodec codec) {
        this.codec = codec;
    }

    JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                position(row),
                row.getObject("node", UUID.class),
                codec.decode(row.getString("type"), fields(row)),
                DomainTypes.instant(row, "at"));
    }

    static JournalPosition position(ResultSet row) throws SQLException {
        return new JournalPosition(Long.parseLong(row.getString("txid")), row.getLong("seq"));
    }

    /** Of the columns {@code names} and {@code texts}. */
    static Map<String, String> fields(ResultSet row) throws SQLException {
        List<String> names = DomainTypes.texts(row, "names");
        List<String> texts = DomainTypes.texts(row, "texts");
        Map<String, String> fields = HashMap.newHashMap(names.size());
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), texts.get(i));
        }
        return fields;
    }

    /** Binds {@code :txid} and {@code :seq}; the SQL casts the first, which is text, to xid8. */
    static Statement bind(Statement statement, JournalPosition position) {
        return statement
                .bind("txid", Long.toString(position.major()))
                .bind("seq", position.minor());
    }

    /**
     * Binds {@code :type} and the arrays {@code :names} and {@code :texts}: the event as it is
     * told.
     */
    Statement bind(Statement statement, Event event) {
        Encoded encoded = codec.encode(event.told());
        String[] names = encoded.fields().keySet().toArray(String[]::new);
        String[] texts = encoded.fields().values().toArray(String[]::new);
        return statement
                .bind("type", encoded.type())
                .bindArray("names", names)
                .bindArray("texts", texts);
    }

    /** Writes events into the journal within a transaction, as they are told, in this order. */
    void append(Handle handle, List<Event> events, UUID node) {
        List<Encoded> encoded = events.stream().map(Event::told).map(codec::encode).toList();
        Statement.on(handle, INSERT)
                .bindArray("keys", events.stream().map(Event::key).toArray(UUID[]::new))
                .bindArray("types", column(encoded, Encoded::type))
                .bindArray(
                        "names",
                        column(encoded, each -> DomainTypes.literal(each.fields().keySet())))
                .bindArray(
                        "texts",
                        column(encoded, each -> DomainTypes.literal(each.fields().values())))
                .bind("node", node)
                .execute();
    }

    private static String[] column(List<Encoded> events, Function<Encoded, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
