package plaza.core.gift;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import plaza.core.DomainException;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Bookings;
import plaza.core.ledger.ExchangeRates;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerRules;
import plaza.core.ledger.Money;
import plaza.core.ledger.Settlement;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.core.live.LiveStream;
import plaza.core.live.StreamAccessPolicy;

/** Giving something to who streams: paid at once, or not at all. */
public final class Giving {
    /** Of one gift at once. */
    public static final int MAX_QUANTITY = 100;

    private final GiftCatalog catalog;
    private final Ledger ledger;
    private final Settlement settlement;
    private final StreamAccessPolicy streams;
    private final LedgerRules rules;

    public Giving(
            GiftCatalog catalog,
            Ledger ledger,
            Settlement settlement,
            StreamAccessPolicy streams,
            LedgerRules rules) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.settlement = settlement;
        this.streams = streams;
        this.rules = rules;
    }

    /**
     * Gives something to the host of a stream that is live. The same id again gives nothing more,
     * and answers what was given.
     *
     * @throws DomainException INVALID for a gift that is none, or to oneself, CONFLICT where the
     *     stream is not live or the wallet has not as much
     */
    public Transaction give(
            UserId sender, StreamId stream, TransactionId id, GiftId gift, int quantity) {
        Transaction there = ledger.find(id).filter(each -> each.concerns(sender)).orElse(null);
        if (there != null) {
            return there;
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw DomainException.invalid("quantity", "must be 1 to " + MAX_QUANTITY);
        }
        LiveStream live = streams.requireLive(sender, stream);
        if (live.host().equals(sender)) {
            throw DomainException.invalid("giftId", "cannot be given to oneself");
        }
        Gift given =
                catalog.find(gift)
                        .orElseThrow(
                                () ->
                                        DomainException.invalid(
                                                "giftId", "must be the id of a gift"));
        Transaction transaction = transaction(id, sender, live, given, quantity);
        settlement.commit(transaction, () -> ledger.book(transaction, Bookings.of(transaction)));
        return ledger.find(id).orElseThrow(() -> DomainException.notFound("transaction"));
    }

    private Transaction transaction(
            TransactionId id, UserId sender, LiveStream stream, Gift gift, int quantity) {
        long cents = Math.multiplyExact(gift.cents(), (long) quantity);
        long fee = rules.fee(cents);
        Instant now = rules.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new Transaction(
                id,
                TransactionType.GIFT,
                sender,
                stream.host(),
                new Transaction.Given(gift.id(), quantity, stream.id()),
                cents,
                Money.usd(cents),
                BigDecimal.ONE.setScale(ExchangeRates.SCALE),
                fee,
                cents - fee,
                null,
                TransactionStatus.COMPLETED,
                now,
                now);
    }
}
