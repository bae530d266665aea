package plaza.core.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;

/**
 * The books. A booking is one atomic step, whatever it touches: all of its entries, the transaction
 * and its status, and what people have. Visible when a call returns, and durable. Does not check
 * who may do what.
 */
public interface Ledger extends Books {
    /** What became of a booking. */
    enum Outcome {
        BOOKED,
        /** It was there already, or had another status than the one it was to come from. */
        UNCHANGED,
        /** An account of a person would have gone below zero; nothing was booked. */
        SHORT
    }

    /**
     * Adds a transaction with its first entries, once for its id.
     *
     * @throws IllegalArgumentException when the entries do not sum to zero
     */
    Outcome book(Transaction transaction, List<Entry> entries);

    /**
     * Moves a transaction from one status to another, with the entries of that.
     *
     * @param from the status that it must have
     * @throws IllegalArgumentException when the entries do not sum to zero
     */
    Outcome settle(
            TransactionId id,
            TransactionStatus from,
            TransactionStatus to,
            Instant at,
            List<Entry> entries);

    Optional<Transaction> find(TransactionId id);

    /** The transactions in which somebody pays or gets something, latest first. */
    Page<Transaction> list(UserId user, PageRequest page);

    /**
     * Transactions that wait for the provider, created at a time or later, oldest first; of one
     * millisecond all, even where that is more than the limit.
     */
    List<Transaction> listPending(Instant since, int limit);

    /** What accounts of people hold, in cents; all are answered. */
    Map<LedgerAccount, Long> balances(Collection<LedgerAccount> accounts);

    /** The receiver's cents of gifts that were made since a time, and stand. */
    long countEarned(UserId receiver, Instant since);

    /** Is told everything that is in the books. */
    interface Reader {
        /** A transaction, and the sets of entries that were booked for it. */
        void transaction(Transaction transaction, List<Booking> bookings);

        /** How many transactions others have put where the books are; they are none of theirs. */
        default void foreign(long transactions) {}

        /** What the books say that a person's account holds. */
        void balance(LedgerAccount account, long cents);
    }

    /** Entries that were booked together, when a transaction got a status. */
    record Booking(TransactionStatus status, List<Entry> entries) {
        public Booking {
            entries = List.copyOf(entries);
        }
    }
}
