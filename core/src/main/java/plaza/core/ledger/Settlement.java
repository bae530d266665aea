package plaza.core.ledger;

import static plaza.core.ledger.TransactionStatus.CHARGED_BACK;
import static plaza.core.ledger.TransactionStatus.COMPLETED;
import static plaza.core.ledger.TransactionStatus.FAILED;
import static plaza.core.ledger.TransactionStatus.PENDING;
import static plaza.core.ledger.TransactionStatus.REFUNDED;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.event.Journal;
import plaza.core.id.TransactionId;
import plaza.core.ledger.LedgerEvent.MoneyMoved;

/** How transactions get from one status to the next, and end. */
public final class Settlement {
    /** Between two looks at what somebody has, and the booking, they may have spent it. */
    private static final int TRIES = 20;

    private final Ledger ledger;
    private final Journal journal;
    private final Clock clock;

    public Settlement(Ledger ledger, Journal journal, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Books, and tells of it.
     *
     * @param transaction as it is then
     * @throws DomainException CONFLICT where somebody has not as much
     */
    public void commit(Transaction transaction, Supplier<Ledger.Outcome> booking) {
        journal.commit(
                MoneyMoved.of(transaction),
                () ->
                        switch (booking.get()) {
                            case BOOKED -> true;
                            case UNCHANGED -> false;
                            case SHORT ->
                                    throw DomainException.of(
                                            ErrorKind.CONFLICT,
                                            transaction.type() == TransactionType.PAYOUT
                                                    ? "There is not as much to be paid out."
                                                    : "There is not enough in the wallet.");
                        });
    }

    /** Takes over what the provider says of a top-up or a payout. */
    Transaction settle(Transaction transaction, PaymentProvider.Result result) {
        return switch (result) {
            case DONE -> move(transaction, PENDING, COMPLETED);
            case DECLINED -> move(transaction, PENDING, FAILED);
            case PENDING, UNKNOWN -> transaction;
        };
    }

    /**
     * Takes over what the provider tells by itself; the same again, or too late, changes nothing.
     *
     * @throws DomainException NOT_FOUND for a transaction that is not there, or not the provider's
     */
    public void note(TransactionId id, Notice notice) {
        Transaction transaction = find(id);
        if (transaction.type() == TransactionType.GIFT) {
            throw DomainException.notFound("transaction");
        }
        switch (notice) {
            case DONE -> move(transaction, PENDING, COMPLETED);
            case DECLINED -> move(transaction, PENDING, FAILED);
            case CHARGED_BACK -> {
                if (transaction.type() != TransactionType.TOP_UP) {
                    throw DomainException.invalid("result", "is of top-ups only");
                }
                // Only what came can go: a charge-back that overtakes its payment ends it.
                move(transaction, PENDING, COMPLETED);
                move(transaction, COMPLETED, CHARGED_BACK);
            }
        }
    }

    /** What a provider tells by itself. */
    public enum Notice {
        DONE,
        DECLINED,
        CHARGED_BACK
    }

    /**
     * Gives a gift or a top-up back, once. What the receiver has no more the platform bears; of a
     * top-up nothing is given back that was spent.
     *
     * @throws DomainException NOT_FOUND, or CONFLICT for what cannot be given back
     */
    public Transaction refund(TransactionId id) {
        Transaction transaction = find(id);
        if (transaction.type() == TransactionType.PAYOUT
                || (transaction.status() != COMPLETED && transaction.status() != REFUNDED)) {
            throw DomainException.of(
                    ErrorKind.CONFLICT, "Only a completed gift or top-up can be given back.");
        }
        return move(transaction, COMPLETED, REFUNDED);
    }

    private Transaction find(TransactionId id) {
        return ledger.find(id).orElseThrow(() -> DomainException.notFound("transaction"));
    }

    private Transaction move(
            Transaction transaction, TransactionStatus from, TransactionStatus to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Transaction moved = transaction.with(to, now);
        commit(moved, () -> book(moved, from));
        return find(transaction.id());
    }

    private Ledger.Outcome book(Transaction moved, TransactionStatus from) {
        TransactionStatus to = moved.status();
        for (int i = 0; i < TRIES; i++) {
            List<Entry> entries = Bookings.of(moved, to, lost(moved));
            Ledger.Outcome outcome =
                    ledger.settle(moved.id(), from, to, moved.settledAt(), entries);
            if (outcome != Ledger.Outcome.SHORT || !isTakenBack(moved)) {
                return outcome;
            }
        }
        return Ledger.Outcome.SHORT;
    }

    /**
     * Whether what is missing is the platform's loss; a top-up that was spent is not given back.
     */
    private static boolean isTakenBack(Transaction moved) {
        return moved.status() == CHARGED_BACK
                || (moved.status() == REFUNDED && moved.type() == TransactionType.GIFT);
    }

    private long lost(Transaction moved) {
        return isTakenBack(moved)
                ? Bookings.takenBack(moved)
                        .map(taken -> Math.max(0, taken.cents() - held(taken.account())))
                        .orElse(0L)
                : 0;
    }

    private long held(LedgerAccount account) {
        return ledger.balances(List.of(account)).getOrDefault(account, 0L);
    }
}
