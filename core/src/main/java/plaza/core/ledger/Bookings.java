package plaza.core.ledger;

import static plaza.core.ledger.LedgerAccount.Kind.FEES;
import static plaza.core.ledger.LedgerAccount.Kind.LOSSES;
import static plaza.core.ledger.LedgerAccount.Kind.PAYOUTS;
import static plaza.core.ledger.LedgerAccount.Kind.PROVIDER;
import static plaza.core.ledger.LedgerAccount.balance;
import static plaza.core.ledger.LedgerAccount.earnings;
import static plaza.core.ledger.LedgerAccount.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computes the entries of a transaction's move to a status; they sum to zero. */
public final class Bookings {
    private Bookings() {}

    /** The entries of a transaction that gets the status it has. */
    public static List<Entry> of(Transaction transaction) {
        return of(transaction, transaction.status(), 0);
    }

    /**
     * @param lost of what is to be taken back from somebody, the cents that they do not have
     * @throws IllegalArgumentException for a status that this type of transaction never has
     */
    static List<Entry> of(Transaction transaction, TransactionStatus status, long lost) {
        long cents = transaction.cents();
        return switch (transaction.type()) {
            case TOP_UP ->
                    switch (status) {
                        case PENDING, FAILED -> List.of();
                        case COMPLETED ->
                                entries(
                                        new Entry(platform(PROVIDER), -cents),
                                        new Entry(balance(transaction.from()), cents));
                        case REFUNDED, CHARGED_BACK ->
                                entries(
                                        new Entry(platform(PROVIDER), cents),
                                        new Entry(balance(transaction.from()), lost - cents),
                                        new Entry(platform(LOSSES), -lost));
                    };
            case GIFT ->
                    switch (status) {
                        case COMPLETED ->
                                entries(
                                        new Entry(balance(transaction.from()), -cents),
                                        new Entry(
                                                earnings(transaction.to()),
                                                transaction.payoutCents()),
                                        new Entry(platform(FEES), transaction.feeCents()));
                        case REFUNDED ->
                                entries(
                                        new Entry(balance(transaction.from()), cents),
                                        new Entry(
                                                earnings(transaction.to()),
                                                lost - transaction.payoutCents()),
                                        new Entry(platform(LOSSES), -lost),
                                        new Entry(platform(FEES), -transaction.feeCents()));
                        case PENDING, FAILED, CHARGED_BACK -> throw never(transaction, status);
                    };
            case PAYOUT ->
                    switch (status) {
                        case PENDING ->
                                entries(
                                        new Entry(earnings(transaction.to()), -cents),
                                        new Entry(platform(PAYOUTS), cents));
                        case COMPLETED ->
                                entries(
                                        new Entry(platform(PAYOUTS), -cents),
                                        new Entry(platform(PROVIDER), cents));
                        case FAILED ->
                                entries(
                                        new Entry(platform(PAYOUTS), -cents),
                                        new Entry(earnings(transaction.to()), cents));
                        case REFUNDED, CHARGED_BACK -> throw never(transaction, status);
                    };
        };
    }

    /** From whom it is taken when a transaction is taken back, and how many cents. */
    static Optional<Entry> takenBack(Transaction transaction) {
        return switch (transaction.type()) {
            case TOP_UP -> Optional.of(new Entry(balance(transaction.from()), transaction.cents()));
            case GIFT ->
                    Optional.of(new Entry(earnings(transaction.to()), transaction.payoutCents()));
            case PAYOUT -> Optional.empty();
        };
    }

    private static List<Entry> entries(Entry... entries) {
        List<Entry> moved = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.cents() != 0) {
                moved.add(entry);
            }
        }
        return moved;
    }

    private static IllegalArgumentException never(
            Transaction transaction, TransactionStatus status) {
        return new IllegalArgumentException(
                "a %s is never %s".formatted(transaction.type(), status));
    }
}
