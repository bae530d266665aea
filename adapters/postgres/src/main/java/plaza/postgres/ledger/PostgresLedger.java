package plaza.postgres.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Entry;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.postgres.Database;

/**
 * The books in the tables {@code transactions}, {@code ledger_entries} and {@code wallets}. A
 * booking is one transaction of the database, which locks the wallets that it touches, in one order
 * for all. What the platform holds is in its entries only: no row is written by everybody.
 * Thread-safe.
 */
public final class PostgresLedger implements Ledger {
    private static final int FETCHED = 1_000;

    private static final Comparator<LedgerAccount> ORDER =
            Comparator.comparing(
                            LedgerAccount::user, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerAccount::kind);

    private static final String SETTLE =
            """
            UPDATE transactions SET status = :to, settled_at = :at
            WHERE transaction_id = :id AND status = :from
            """;

    /** Where there is none yet there is nothing in it. */
    private static final String OPEN =
            """
            INSERT INTO wallets (user_id, account, amount) VALUES (:user, :account, 0)
            ON CONFLICT DO NOTHING
            """;

    private static final String ADD =
            """
            UPDATE wallets SET amount = amount + :amount
            WHERE user_id = :user AND account = :account AND amount + :amount >= 0
            """;

    private static final String INSERT_ENTRIES =
            """
            INSERT INTO ledger_entries (transaction_id, status, line, account, user_id, amount)
            SELECT :id, :status, e.line, e.account, e.user_id, e.amount
            FROM unnest(CAST(:accounts AS text[]), CAST(:users AS uuid[]), CAST(:amounts AS numeric[]))
                WITH ORDINALITY AS e (account, user_id, amount, line)
            """;

    private static final String LIST =
            """
            SELECT * FROM (
                (SELECT * FROM transactions
                 WHERE sender_user_id = :user AND (created_at, transaction_id) < (:at, :before)
                 ORDER BY created_at DESC, transaction_id DESC LIMIT :limit)
                UNION ALL
                (SELECT * FROM transactions
                 WHERE receiver_user_id = :user AND (created_at, transaction_id) < (:at, :before)
                 ORDER BY created_at DESC, transaction_id DESC LIMIT :limit)
            ) AS both_sides
            ORDER BY created_at DESC, transaction_id DESC LIMIT :limit
            """;

    private static final String LIST_PENDING =
            """
            SELECT * FROM transactions WHERE status = 'pending' AND created_at >= :since
            ORDER BY created_at, transaction_id FETCH FIRST :limit ROWS ONLY
            """;

    private static final String LIST_PENDING_AT =
            """
            SELECT * FROM transactions
            WHERE status = 'pending' AND created_at = :at AND transaction_id > :after
            ORDER BY transaction_id
            """;

    private static final String COUNT_EARNED =
            """
            SELECT COALESCE(sum(streamer_payout), 0) FROM transactions
            WHERE receiver_user_id = :receiver AND created_at >= :since
                AND transaction_type = 'gift_sent' AND status = 'completed'
            """;

    private static final String READ =
            """
            SELECT t.*, e.status AS booked, e.account, e.user_id, e.amount AS moved
            FROM transactions t LEFT JOIN ledger_entries e USING (transaction_id)
            ORDER BY t.transaction_id, e.status, e.line
            """;

    private final Database database;

    public PostgresLedger(Database database) {
        this.database = database;
    }

    @Override
    public Outcome book(Transaction transaction, List<Entry> entries) {
        requireBalanced(entries);
        return undoneUnlessBooked(
                handle -> {
                    int added =
                            TransactionRow.bind(
                                            handle.createUpdate(TransactionRow.INSERT), transaction)
                                    .execute();
                    return added == 0
                            ? Outcome.UNCHANGED
                            : move(handle, transaction.id(), transaction.status(), entries);
                });
    }

    @Override
    public Outcome settle(
            TransactionId id,
            TransactionStatus from,
            TransactionStatus to,
            Instant at,
            List<Entry> entries) {
        requireBalanced(entries);
        return undoneUnlessBooked(
                handle -> {
                    int moved =
                            handle.createUpdate(SETTLE)
                                    .bind("id", id)
                                    .bind("from", TransactionRow.stored(from))
                                    .bind("to", TransactionRow.stored(to))
                                    .bind("at", at)
                                    .execute();
                    return moved == 0 ? Outcome.UNCHANGED : move(handle, id, to, entries);
                });
    }

    private static void requireBalanced(List<Entry> entries) {
        long sum = entries.stream().mapToLong(Entry::cents).sum();
        if (sum != 0) {
            throw new IllegalArgumentException("entries that sum to " + sum);
        }
    }

    /** Also within a transaction that goes on after it. */
    private Outcome undoneUnlessBooked(Database.Work<Outcome> booking) {
        return database.inTransaction(
                handle -> {
                    handle.savepoint("booking");
                    Outcome outcome = booking.run(handle);
                    if (outcome == Outcome.SHORT) {
                        handle.rollbackToSavepoint("booking");
                    } else {
                        handle.releaseSavepoint("booking");
                    }
                    return outcome;
                });
    }

    private static Outcome move(
            Handle handle, TransactionId id, TransactionStatus status, List<Entry> entries) {
        SortedMap<LedgerAccount, Long> wallets = new TreeMap<>(ORDER);
        for (Entry entry : entries) {
            if (entry.account().kind().isPersonal()) {
                wallets.merge(entry.account(), entry.cents(), Math::addExact);
            }
        }
        for (Map.Entry<LedgerAccount, Long> wallet : wallets.entrySet()) {
            if (!add(handle, wallet.getKey(), wallet.getValue())) {
                return Outcome.SHORT;
            }
        }
        if (!entries.isEmpty()) {
            insert(handle, id, status, entries);
        }
        return Outcome.BOOKED;
    }

    private static boolean add(Handle handle, LedgerAccount account, long cents) {
        if (addTo(handle, account, cents)) {
            return true;
        }
        int opened =
                handle.createUpdate(OPEN)
                        .bind("user", account.user())
                        .bind("account", TransactionRow.stored(account.kind()))
                        .execute();
        // One that somebody else has just opened may hold something.
        return (opened == 1 || cents > 0) && addTo(handle, account, cents);
    }

    private static boolean addTo(Handle handle, LedgerAccount account, long cents) {
        return handle.createUpdate(ADD)
                        .bind("user", account.user())
                        .bind("account", TransactionRow.stored(account.kind()))
                        .bind("amount", TransactionRow.decimal(cents))
                        .execute()
                == 1;
    }

    private static void insert(
            Handle handle, TransactionId id, TransactionStatus status, List<Entry> entries) {
        handle.createUpdate(INSERT_ENTRIES)
                .bind("id", id)
                .bind("status", TransactionRow.stored(status))
                .bind(
                        "accounts",
                        entries.stream()
                                .map(entry -> TransactionRow.stored(entry.account().kind()))
                                .toArray(String[]::new))
                .bind("users", entries.stream().map(PostgresLedger::user).toArray(UUID[]::new))
                .bind(
                        "amounts",
                        entries.stream()
                                .map(entry -> TransactionRow.decimal(entry.cents()).toPlainString())
                                .toArray(String[]::new))
                .execute();
    }

    private static @Nullable UUID user(Entry entry) {
        UserId user = entry.account().user();
        return user == null ? null : user.value();
    }

    @Override
    public Optional<Transaction> find(TransactionId id) {
        return database.with(
                handle ->
                        handle.createQuery("SELECT * FROM transactions WHERE transaction_id = :id")
                                .bind("id", id)
                                .map((row, context) -> TransactionRow.read(row))
                                .findOne());
    }

    @Override
    public Page<Transaction> list(UserId user, PageRequest page) {
        KeysetCursor after = KeysetCursor.startOf(page);
        List<Transaction> oneMore =
                database.with(
                        handle ->
                                handle.createQuery(LIST)
                                        .bind("user", user)
                                        .bind("at", after.at())
                                        .bind("before", after.id())
                                        .bind("limit", page.limit() + 1)
                                        .map((row, context) -> TransactionRow.read(row))
                                        .list());
        return Page.of(
                oneMore,
                page.limit(),
                each -> new KeysetCursor(each.createdAt(), each.id().value()).toCursor());
    }

    @Override
    public List<Transaction> listPending(Instant since, int limit) {
        return database.with(
                handle -> {
                    List<Transaction> pending =
                            new ArrayList<>(
                                    handle.createQuery(LIST_PENDING)
                                            .bind("since", since)
                                            .bind("limit", limit)
                                            .map((row, context) -> TransactionRow.read(row))
                                            .list());
                    if (pending.size() == limit) {
                        Transaction last = pending.getLast();
                        pending.addAll(
                                handle.createQuery(LIST_PENDING_AT)
                                        .bind("at", last.createdAt())
                                        .bind("after", last.id())
                                        .map((row, context) -> TransactionRow.read(row))
                                        .list());
                    }
                    return pending;
                });
    }

    @Override
    public Map<LedgerAccount, Long> balances(Collection<LedgerAccount> accounts) {
        Map<LedgerAccount, Long> balances = new HashMap<>();
        accounts.forEach(account -> balances.put(account, 0L));
        UUID[] users =
                accounts.stream()
                        .flatMap(account -> Optional.ofNullable(account.user()).stream())
                        .map(UserId::value)
                        .distinct()
                        .toArray(UUID[]::new);
        database.with(
                        handle ->
                                handle.createQuery(
                                                "SELECT * FROM wallets WHERE user_id = ANY(:users)")
                                        .bind("users", users)
                                        .map((row, context) -> held(row))
                                        .list())
                .forEach(entry -> balances.replace(entry.account(), entry.cents()));
        return balances;
    }

    private static Entry held(ResultSet row) throws SQLException {
        return new Entry(TransactionRow.account(row), TransactionRow.cents(row, "amount"));
    }

    @Override
    public long countEarned(UserId receiver, Instant since) {
        return database.with(
                handle ->
                        handle.createQuery(COUNT_EARNED)
                                .bind("receiver", receiver)
                                .bind("since", since)
                                .mapTo(BigDecimal.class)
                                .one()
                                .movePointRight(2)
                                .longValueExact());
    }

    @Override
    public void read(Reader reader) {
        database.inSnapshot(
                handle -> {
                    // All of it may take longer than a request may.
                    handle.execute("SET LOCAL statement_timeout = 0");
                    var reading = new Reading(reader);
                    try (var rows =
                            handle
                                    .createQuery(READ)
                                    .setFetchSize(FETCHED)
                                    .map((row, context) -> reading.line(row))
                                    .stream()) {
                        rows.forEach(reading::next);
                    }
                    reading.end();
                    try (var rows =
                            handle
                                    .createQuery("SELECT * FROM wallets")
                                    .setFetchSize(FETCHED)
                                    .map((row, context) -> held(row))
                                    .stream()) {
                        rows.forEach(held -> reader.balance(held.account(), held.cents()));
                    }
                    return true;
                });
    }

    /** Lines of a join on their way back to transactions with their bookings. */
    private static final class Reading {
        private final Reader reader;
        private @Nullable Transaction current;
        private final Map<TransactionStatus, List<Entry>> booked = new TreeMap<>();

        Reading(Reader reader) {
            this.reader = reader;
        }

        private record Line(
                Transaction transaction,
                @Nullable TransactionStatus status,
                @Nullable Entry entry) {}

        Line line(ResultSet row) throws SQLException {
            String status = row.getString("booked");
            return new Line(
                    TransactionRow.read(row),
                    status == null ? null : TransactionRow.status(status),
                    status == null
                            ? null
                            : new Entry(
                                    TransactionRow.account(row),
                                    TransactionRow.cents(row, "moved")));
        }

        void next(Line line) {
            if (current == null || !current.id().equals(line.transaction().id())) {
                end();
                current = line.transaction();
            }
            if (line.status() != null && line.entry() != null) {
                booked.computeIfAbsent(line.status(), _ -> new ArrayList<>()).add(line.entry());
            }
        }

        void end() {
            if (current != null) {
                List<Booking> bookings = new ArrayList<>();
                booked.forEach((status, entries) -> bookings.add(new Booking(status, entries)));
                reader.transaction(current, bookings);
            }
            booked.clear();
        }
    }
}
