package plaza.postgres.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.ledger.Entry;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;

/**
 * Reads all of the books in one transaction: the lines of a join on their way back to transactions
 * with their bookings, and then what the wallets hold.
 */
final class Reading {
    private static final int FETCHED = 1_000;

    private static final String READ =
            """
            SELECT t.*, e.status AS booked, e.account, e.user_id, e.amount AS moved
            FROM transactions t LEFT JOIN ledger_entries e USING (transaction_id)
            WHERE t.settled_at IS NOT NULL
            ORDER BY t.transaction_id, e.status, e.line
            """;

    private final Handle handle;
    private final Ledger.Reader reader;
    private @Nullable Transaction current;
    private final Map<TransactionStatus, List<Entry>> booked = new TreeMap<>();

    Reading(Handle handle, Ledger.Reader reader) {
        this.handle = handle;
        this.reader = reader;
    }

    void read() {
        // All of it may take longer than a request may.
        handle.execute("SET LOCAL statement_timeout = 0");
        // And so may what the reader does with each part.
        handle.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
        try (var lines =
                handle
                        .createQuery(READ)
                        .setFetchSize(FETCHED)
                        .map((row, context) -> line(row))
                        .stream()) {
            lines.forEach(this::next);
        }
        end();
        reader.foreign(
                handle.createQuery("SELECT count(*) FROM transactions WHERE settled_at IS NULL")
                        .mapTo(Long.class)
                        .one());
        try (var wallets =
                handle
                        .createQuery("SELECT * FROM wallets")
                        .setFetchSize(FETCHED)
                        .map((row, context) -> TransactionRow.held(row))
                        .stream()) {
            wallets.forEach(held -> reader.balance(held.account(), held.cents()));
        }
    }

    private record Line(
            Transaction transaction, @Nullable TransactionStatus status, @Nullable Entry entry) {}

    private Line line(ResultSet row) throws SQLException {
        String status = row.getString("booked");
        return new Line(
                TransactionRow.read(row),
                status == null ? null : TransactionRow.status(status),
                status == null
                        ? null
                        : new Entry(
                                TransactionRow.account(row), TransactionRow.cents(row, "moved")));
    }

    private void next(Line line) {
        if (current == null || !current.id().equals(line.transaction().id())) {
            end();
            current = line.transaction();
        }
        if (line.status() != null && line.entry() != null) {
            booked.computeIfAbsent(line.status(), _ -> new ArrayList<>()).add(line.entry());
        }
    }

    private void end() {
        if (current != null) {
            List<Ledger.Booking> bookings = new ArrayList<>();
            booked.forEach((status, entries) -> bookings.add(new Ledger.Booking(status, entries)));
            reader.transaction(current, bookings);
        }
        booked.clear();
    }
}
