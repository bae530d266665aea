package plaza.postgres.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import plaza.postgres.Statement;

/**
 * The books in the tables {@code transactions}, {@code ledger_entries} and {@code wallets}. A
 * booking is one transaction of the database, which locks the wallets that it touches, in one order
 * for all. What the platform holds is in its entries only: no row is written by everybody.
 * Transactions that others have put into the table have no {@code settled_at}, and are none of the
 * books. Thread-safe.
 */
public final class PostgresLedger implements Ledger {
    private static final String SETTLE =
            """
            UPDATE transactions SET status = :to, settled_at = :at
            WHERE transaction_id = :id AND status = :from AND settled_at IS NOT NULL
            """;

    private static final String LIST =
            """
            SELECT * FROM (
                (SELECT * FROM transactions
                 WHERE sender_user_id = :user AND (created_at, transaction_id) < (:at, :before)
                   AND settled_at IS NOT NULL
                 ORDER BY created_at DESC, transaction_id DESC LIMIT :limit)
                UNION ALL
                (SELECT * FROM transactions
                 WHERE receiver_user_id = :user AND (created_at, transaction_id) < (:at, :before)
                   AND settled_at IS NOT NULL
                 ORDER BY created_at DESC, transaction_id DESC LIMIT :limit)
            ) AS both_sides
            ORDER BY created_at DESC, transaction_id DESC LIMIT :limit
            """;

    private static final String LIST_PENDING =
            """
            SELECT * FROM transactions
            WHERE status = 'pending' AND settled_at IS NOT NULL AND created_at >= :since
            ORDER BY created_at, transaction_id FETCH FIRST :limit ROWS ONLY
            """;

    private static final String LIST_PENDING_AT =
            """
            SELECT * FROM transactions
            WHERE status = 'pending' AND settled_at IS NOT NULL AND created_at = :at
                AND transaction_id > :after
            ORDER BY transaction_id
            """;

    private static final String COUNT_EARNED =
            """
            SELECT COALESCE(sum(streamer_payout), 0) FROM transactions
            WHERE receiver_user_id = :receiver AND created_at >= :since
                AND transaction_type = 'gift_sent' AND status = 'completed' AND settled_at IS NOT NULL
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
                    boolean added =
                            TransactionRow.bind(
                                            Statement.on(handle, TransactionRow.INSERT),
                                            transaction)
                                    .changed();
                    return added
                            ? Bookings.move(handle, transaction.id(), transaction.status(), entries)
                            : Outcome.UNCHANGED;
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
                    boolean moved =
                            Statement.on(handle, SETTLE)
                                    .bind("id", id)
                                    .bind("from", TransactionRow.stored(from))
                                    .bind("to", TransactionRow.stored(to))
                                    .bind("at", at)
                                    .changed();
                    return moved ? Bookings.move(handle, id, to, entries) : Outcome.UNCHANGED;
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

    @Override
    public Optional<Transaction> find(TransactionId id) {
        return database.sql(
                        "SELECT * FROM transactions"
                                + " WHERE transaction_id = :id AND settled_at IS NOT NULL")
                .bind("id", id)
                .find(TransactionRow::read);
    }

    @Override
    public Page<Transaction> list(UserId user, PageRequest page) {
        return database.sql(LIST)
                .bind("user", user)
                .latestFirst(
                        page,
                        TransactionRow::read,
                        each -> new KeysetCursor(each.createdAt(), each.id().value()));
    }

    @Override
    public List<Transaction> listPending(Instant since, int limit) {
        return database.with(
                handle -> {
                    List<Transaction> pending =
                            new ArrayList<>(
                                    Statement.on(handle, LIST_PENDING)
                                            .bind("since", since)
                                            .bind("limit", limit)
                                            .list(TransactionRow::read));
                    if (pending.size() == limit) {
                        Transaction last = pending.getLast();
                        pending.addAll(
                                Statement.on(handle, LIST_PENDING_AT)
                                        .bind("at", last.createdAt())
                                        .bind("after", last.id())
                                        .list(TransactionRow::read));
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
        database.sql("SELECT * FROM wallets WHERE user_id = ANY(:users)")
                .bind("users", users)
                .list(TransactionRow::held)
                .forEach(entry -> balances.replace(entry.account(), entry.cents()));
        return balances;
    }

    @Override
    public long countEarned(UserId receiver, Instant since) {
        return database.sql(COUNT_EARNED)
                .bind("receiver", receiver)
                .bind("since", since)
                .one(row -> row.getBigDecimal(1))
                .movePointRight(2)
                .longValueExact();
    }

    @Override
    public void read(Reader reader) {
        database.inSnapshot(
                handle -> {
                    new Reading(handle, reader).read();
                    return true;
                });
    }
}
