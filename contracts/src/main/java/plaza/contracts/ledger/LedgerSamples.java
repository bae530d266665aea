package plaza.contracts.ledger;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import plaza.core.Ids;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Bookings;
import plaza.core.ledger.Entry;
import plaza.core.ledger.ExchangeRates;
import plaza.core.ledger.LedgerRules;
import plaza.core.ledger.Money;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;

/** Transactions for contracts and models. */
public final class LedgerSamples {
    private static final Ids IDS = new Ids(Clock.systemUTC());

    private LedgerSamples() {}

    public static Transaction topUp(UserId user, long cents, Instant at) {
        return new Transaction(
                new TransactionId(IDS.next()),
                TransactionType.TOP_UP,
                user,
                null,
                null,
                cents,
                new Money(cents * 2, Currency.getInstance("EUR")),
                new BigDecimal("0.5000"),
                0,
                0,
                "sandbox-ok",
                TransactionStatus.PENDING,
                at,
                at);
    }

    public static Transaction gift(
            UserId sender, UserId receiver, GiftId gift, long cents, Instant at) {
        long fee = cents / 3;
        return new Transaction(
                new TransactionId(IDS.next()),
                TransactionType.GIFT,
                sender,
                receiver,
                new Transaction.Given(gift, 2, new StreamId(IDS.next())),
                cents,
                Money.usd(cents),
                new BigDecimal("1.0000"),
                fee,
                cents - fee,
                null,
                TransactionStatus.COMPLETED,
                at,
                at);
    }

    public static Transaction payout(UserId user, long cents, Instant at) {
        return new Transaction(
                new TransactionId(IDS.next()),
                TransactionType.PAYOUT,
                null,
                user,
                null,
                cents,
                new Money(cents * 3, Currency.getInstance("JPY")),
                new BigDecimal("0.0033"),
                0,
                0,
                "sandbox-late",
                TransactionStatus.PENDING,
                at,
                at);
    }

    /** A fee of 30 %, payouts from 1 USD on after a week, and money of several kinds. */
    public static LedgerRules rules(Clock clock) {
        return new LedgerRules(
                new BigDecimal("0.30"),
                100,
                50,
                1_000_000,
                Duration.ofDays(7),
                new ExchangeRates(
                        Map.of(
                                Currency.getInstance("EUR"), new BigDecimal("1.0850"),
                                Currency.getInstance("JPY"), new BigDecimal("0.0067"),
                                Currency.getInstance("KWD"), new BigDecimal("3.2600"))),
                clock);
    }

    static List<Entry> entries(Transaction transaction) {
        return Bookings.of(transaction);
    }
}
