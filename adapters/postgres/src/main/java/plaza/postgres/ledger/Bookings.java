package plaza.postgres.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Entry;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.TransactionStatus;
import plaza.postgres.Statement;

/**
 * Writes bookings: what they change of wallets, and their entries. Wallets are locked in one order
 * for all.
 */
final class Bookings {
    private static final Comparator<LedgerAccount> ORDER =
            Comparator.comparing(
                            LedgerAccount::user, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(LedgerAccount::kind);

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

    private Bookings() {}

    /** Within a transaction that is undone when a wallet is short. */
    static Ledger.Outcome move(
            Handle handle, TransactionId id, TransactionStatus status, List<Entry> entries) {
        SortedMap<LedgerAccount, Long> wallets = new TreeMap<>(ORDER);
        for (Entry entry : entries) {
            if (entry.account().kind().isPersonal()) {
                wallets.merge(entry.account(), entry.cents(), Math::addExact);
            }
        }
        for (Map.Entry<LedgerAccount, Long> wallet : wallets.entrySet()) {
            if (!add(handle, wallet.getKey(), wallet.getValue())) {
                return Ledger.Outcome.SHORT;
            }
        }
        if (!entries.isEmpty()) {
            insert(handle, id, status, entries);
        }
        return Ledger.Outcome.BOOKED;
    }

    private static boolean add(Handle handle, LedgerAccount account, long cents) {
        if (addTo(handle, account, cents)) {
            return true;
        }
        boolean opened =
                Statement.on(handle, OPEN)
                        .bind("user", account.user())
                        .bind("account", TransactionRow.stored(account.kind()))
                        .changed();
        // One that somebody else has just opened may hold something.
        return (opened || cents > 0) && addTo(handle, account, cents);
    }

    private static boolean addTo(Handle handle, LedgerAccount account, long cents) {
        return Statement.on(handle, ADD)
                .bind("user", account.user())
                .bind("account", TransactionRow.stored(account.kind()))
                .bind("amount", TransactionRow.decimal(cents))
                .changed();
    }

    private static void insert(
            Handle handle, TransactionId id, TransactionStatus status, List<Entry> entries) {
        Statement.on(handle, INSERT_ENTRIES)
                .bind("id", id)
                .bind("status", TransactionRow.stored(status))
                .bind(
                        "accounts",
                        entries.stream()
                                .map(entry -> TransactionRow.stored(entry.account().kind()))
                                .toArray(String[]::new))
                .bind("users", entries.stream().map(Bookings::user).toArray(UUID[]::new))
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
}
