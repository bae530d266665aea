package plaza.core.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Transaction.Given;

/** Money moved. */
public sealed interface LedgerEvent extends Event {
    /**
     * A transaction got a status, and what is booked then.
     *
     * @param sender as the transaction has it
     * @param receiver as the transaction has it
     * @param cents of USD
     * @param payoutCents the receiver's share of a gift
     */
    record MoneyMoved(
            TransactionId transaction,
            TransactionType type,
            TransactionStatus status,
            @Nullable UserId sender,
            @Nullable UserId receiver,
            @Nullable Given gift,
            long cents,
            long payoutCents,
            Instant at)
            implements LedgerEvent {
        public MoneyMoved {
            if (sender == null && type != TransactionType.PAYOUT) {
                throw new IllegalArgumentException(type + " has a sender");
            }
            if (receiver == null && type != TransactionType.TOP_UP) {
                throw new IllegalArgumentException(type + " has a receiver");
            }
        }

        public static MoneyMoved of(Transaction transaction) {
            return new MoneyMoved(
                    transaction.id(),
                    transaction.type(),
                    transaction.status(),
                    transaction.sender(),
                    transaction.receiver(),
                    transaction.gift(),
                    transaction.cents(),
                    transaction.payoutCents(),
                    transaction.settledAt());
        }

        /** What one person asks for follows one another. */
        @Override
        public UUID key() {
            UserId owner = sender == null ? receiver : sender;
            return owner == null ? transaction.value() : owner.value();
        }

        @Override
        public String subject() {
            return "transaction:" + transaction;
        }
    }
}
