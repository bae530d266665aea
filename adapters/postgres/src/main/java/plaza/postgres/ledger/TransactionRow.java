package plaza.postgres.ledger;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.ledger.Entry;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.Money;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.Transaction.Given;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Transactions as rows of the table {@code transactions}. */
final class TransactionRow {
    static final String INSERT =
            """
            INSERT INTO transactions (transaction_id, sender_user_id, receiver_user_id, gift_id,
                gift_quantity, stream_id, amount, currency, currency_minor, exchange_rate,
                platform_fee, streamer_payout, transaction_type, method, status, created_at,
                settled_at)
            VALUES (:id, :sender, :receiver, CAST(:gift AS uuid), :quantity, CAST(:stream AS uuid), :amount, :currency, :minor,
                :rate, :fee, :payout, :type, :method, :status, :createdAt, :settledAt)
            ON CONFLICT (transaction_id) DO NOTHING
            """;

    private TransactionRow() {}

    static Statement bind(Statement statement, Transaction transaction) {
        Given gift = transaction.gift();
        return statement
                .bind("id", transaction.id())
                .bind("sender", transaction.sender())
                .bind("receiver", transaction.receiver())
                .bind("gift", gift == null ? null : gift.gift())
                .bind("quantity", gift == null ? null : (Integer) gift.quantity())
                .bind("stream", gift == null ? null : gift.stream())
                .bind("amount", decimal(transaction.cents()))
                .bind("currency", transaction.paid().currency().getCurrencyCode())
                .bind("minor", transaction.paid().minor())
                .bind("rate", transaction.rate())
                .bind("fee", decimal(transaction.feeCents()))
                .bind("payout", decimal(transaction.payoutCents()))
                .bind("type", stored(transaction.type()))
                .bind("method", transaction.method())
                .bind("status", stored(transaction.status()))
                .bind("createdAt", transaction.createdAt())
                .bind("settledAt", transaction.settledAt());
    }

    static BigDecimal decimal(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    static long cents(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).movePointRight(2).longValueExact();
    }

    /** As the column {@code transaction_type} names them. */
    static String stored(TransactionType type) {
        return switch (type) {
            case TOP_UP -> "top_up";
            case GIFT -> "gift_sent";
            case PAYOUT -> "payout";
        };
    }

    private static TransactionType type(String stored) {
        return switch (stored) {
            case "top_up" -> TransactionType.TOP_UP;
            case "gift_sent" -> TransactionType.GIFT;
            case "payout" -> TransactionType.PAYOUT;
            default -> throw new IllegalArgumentException("no type of transactions: " + stored);
        };
    }

    static String stored(TransactionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static TransactionStatus status(String stored) {
        return TransactionStatus.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    static Transaction read(ResultSet row) throws SQLException {
        return new Transaction(
                DomainTypes.id(row, "transaction_id", TransactionId::new),
                type(row.getString("transaction_type")),
                DomainTypes.optionalUser(row, "sender_user_id"),
                DomainTypes.optionalUser(row, "receiver_user_id"),
                given(row),
                cents(row, "amount"),
                new Money(
                        row.getLong("currency_minor"),
                        Currency.getInstance(row.getString("currency"))),
                row.getBigDecimal("exchange_rate"),
                cents(row, "platform_fee"),
                cents(row, "streamer_payout"),
                row.getString("method"),
                status(row.getString("status")),
                DomainTypes.instant(row, "created_at"),
                DomainTypes.instant(row, "settled_at"));
    }

    private static @Nullable Given given(ResultSet row) throws SQLException {
        GiftId gift = DomainTypes.optionalId(row, "gift_id", GiftId::new);
        return gift == null
                ? null
                : new Given(
                        gift,
                        row.getInt("gift_quantity"),
                        DomainTypes.optionalId(row, "stream_id", StreamId::new));
    }

    static LedgerAccount account(ResultSet row) throws SQLException {
        return new LedgerAccount(
                LedgerAccount.Kind.valueOf(row.getString("account").toUpperCase(Locale.ROOT)),
                DomainTypes.optionalUser(row, "user_id"));
    }

    static String stored(LedgerAccount.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What a row of {@code wallets} holds. */
    static Entry held(ResultSet row) throws SQLException {
        return new Entry(account(row), cents(row, "amount"));
    }
}
