package plaza.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;

/**
 * Money that moves, or is to move.
 *
 * @param sender who pays; null for a payout
 * @param receiver who gets it; null for a top-up
 * @param gift what was given, and where; null for everything else
 * @param cents of USD
 * @param paid the same in the currency in which it was paid or is paid out
 * @param rate USD for one unit of that currency, at the time
 * @param feeCents the platform's share of a gift
 * @param payoutCents the receiver's share of a gift
 * @param method how a provider is paid or pays; null for a gift
 * @param settledAt when it got its status, or was asked for
 */
public record Transaction(
        TransactionId id,
        TransactionType type,
        @Nullable UserId sender,
        @Nullable UserId receiver,
        @Nullable Given gift,
        long cents,
        Money paid,
        BigDecimal rate,
        long feeCents,
        long payoutCents,
        @Nullable String method,
        TransactionStatus status,
        Instant createdAt,
        Instant settledAt) {

    /**
     * A gift that was given.
     *
     * @param stream null where the stream is gone
     */
    public record Given(GiftId gift, int quantity, @Nullable StreamId stream) {}

    public Transaction {
        if (cents <= 0 || cents > Money.MAX_CENTS) {
            throw new IllegalArgumentException("a transaction of " + cents + " cents");
        }
        if (type == TransactionType.GIFT && feeCents + payoutCents != cents) {
            throw new IllegalArgumentException(
                    "%d and %d are not %d".formatted(feeCents, payoutCents, cents));
        }
    }

    /** Who pays, where somebody does. */
    public UserId from() {
        return Objects.requireNonNull(sender, "a transaction with a sender");
    }

    /** Who gets it, where somebody does. */
    public UserId to() {
        return Objects.requireNonNull(receiver, "a transaction with a receiver");
    }

    public boolean concerns(UserId user) {
        return user.equals(sender) || user.equals(receiver);
    }

    public Transaction with(TransactionStatus newStatus, Instant at) {
        return new Transaction(
                id,
                type,
                sender,
                receiver,
                gift,
                cents,
                paid,
                rate,
                feeCents,
                payoutCents,
                method,
                newStatus,
                createdAt,
                at);
    }
}
