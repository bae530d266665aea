package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;

/**
 * Money that moved, or is to move. Amounts are decimal texts.
 *
 * @param senderId who paid; null for a payout
 * @param receiverId who got it; null for a top-up
 * @param gift what was given; null for everything else
 * @param amountUsd in USD
 * @param amount the same in its currency
 * @param exchangeRate USD for one unit of the currency, at the time
 * @param platformFee in USD, of a gift
 * @param streamerPayout in USD, of a gift
 * @param settledAt when it got its status, or was asked for
 */
@Schema(name = "Transaction")
record TransactionJson(
        TransactionId id,
        TransactionTypeJson type,
        TransactionStatus status,
        @Nullable UserId senderId,
        @Nullable UserId receiverId,
        @Nullable GivenJson gift,
        String amountUsd,
        String amount,
        String currency,
        String exchangeRate,
        String platformFee,
        String streamerPayout,
        Instant createdAt,
        Instant settledAt) {

    /** What was given, and where. */
    @Schema(name = "GivenGift")
    record GivenJson(GiftId giftId, int quantity, @Nullable StreamId streamId) {
        static @Nullable GivenJson of(Transaction.@Nullable Given given) {
            return given == null
                    ? null
                    : new GivenJson(given.gift(), given.quantity(), given.stream());
        }
    }

    static TransactionJson of(Transaction transaction, UserId viewer) {
        return new TransactionJson(
                transaction.id(),
                TransactionTypeJson.of(transaction, viewer),
                transaction.status(),
                transaction.sender(),
                transaction.receiver(),
                GivenJson.of(transaction.gift()),
                WalletJson.usd(transaction.cents()),
                transaction.paid().value().toPlainString(),
                transaction.paid().currency().getCurrencyCode(),
                transaction.rate().toPlainString(),
                WalletJson.usd(transaction.feeCents()),
                WalletJson.usd(transaction.payoutCents()),
                transaction.createdAt(),
                transaction.settledAt());
    }
}
