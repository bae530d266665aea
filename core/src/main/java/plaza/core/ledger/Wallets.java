package plaza.core.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.DomainException;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.StorageException;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;

/**
 * The balances of people, and the ways in and out: topping up, and being paid out. What is asked
 * for is written down before the provider hears of it, so that a payment that is cut off in the
 * middle is found, and ends.
 */
public final class Wallets {
    private static final Logger LOG = LoggerFactory.getLogger(Wallets.class);

    private final Ledger ledger;
    private final Settlement settlement;
    private final PaymentProvider provider;
    private final LedgerRules rules;

    public Wallets(
            Ledger ledger, Settlement settlement, PaymentProvider provider, LedgerRules rules) {
        this.ledger = ledger;
        this.settlement = settlement;
        this.provider = provider;
        this.rules = rules;
    }

    public Wallet of(UserId user) {
        LedgerAccount balance = LedgerAccount.balance(user);
        LedgerAccount earnings = LedgerAccount.earnings(user);
        Map<LedgerAccount, Long> held = ledger.balances(List.of(balance, earnings));
        long earned = held.getOrDefault(earnings, 0L);
        return new Wallet(
                held.getOrDefault(balance, 0L),
                earned,
                earned == 0 ? 0 : Math.min(earned, heldBack(user)));
    }

    private long heldBack(UserId user) {
        return ledger.countEarned(user, now().minus(rules.hold()));
    }

    public Page<Transaction> list(UserId user, PageRequest page) {
        return ledger.list(user, page);
    }

    /**
     * @throws DomainException NOT_FOUND for what does not concern the viewer
     */
    public Transaction find(UserId viewer, TransactionId id) {
        return ledger.find(id)
                .filter(transaction -> transaction.concerns(viewer))
                .orElseThrow(() -> DomainException.notFound("transaction"));
    }

    /**
     * Pays something in; the balance grows when the provider has the money. The same id again
     * changes nothing, and answers what there is.
     *
     * @throws DomainException INVALID for an amount or a method that is not taken
     */
    public Transaction topUp(UserId user, TransactionId id, Money paid, String method) {
        Transaction draft =
                draft(TransactionType.TOP_UP, user, null, id, paid, requireMethod(method));
        if (draft.cents() < rules.minTopUpCents() || draft.cents() > rules.maxTopUpCents()) {
            throw DomainException.invalid(
                    "amount",
                    "must be worth from %s to %s"
                            .formatted(
                                    Money.usd(rules.minTopUpCents()),
                                    Money.usd(rules.maxTopUpCents())));
        }
        settlement.commit(draft, () -> ledger.book(draft, Bookings.of(draft)));
        return carryOut(id);
    }

    /**
     * Pays out of what was earned, and has lain long enough.
     *
     * @throws DomainException INVALID for an amount or a method that is not taken, CONFLICT where
     *     there is not as much
     */
    public Transaction payOut(UserId user, TransactionId id, Money paid, String method) {
        Transaction draft =
                draft(TransactionType.PAYOUT, null, user, id, paid, requireMethod(method));
        if (draft.cents() < rules.minPayoutCents()) {
            throw DomainException.invalid(
                    "amount", "must be worth at least " + Money.usd(rules.minPayoutCents()));
        }
        // Within the commit: two of one person follow each other, so that both see what is held.
        settlement.commit(
                draft,
                () -> {
                    if (ledger.find(id).isPresent()) {
                        return Ledger.Outcome.UNCHANGED;
                    }
                    return of(user).available() < draft.cents()
                            ? Ledger.Outcome.SHORT
                            : ledger.book(draft, Bookings.of(draft));
                });
        return carryOut(id);
    }

    private String requireMethod(String method) {
        Set<String> methods = provider.methods();
        if (!methods.contains(method)) {
            throw DomainException.invalid(
                    "method", "must be one of " + String.join(", ", new TreeSet<>(methods)));
        }
        return method;
    }

    private Transaction draft(
            TransactionType type,
            @Nullable UserId sender,
            @Nullable UserId receiver,
            TransactionId id,
            Money paid,
            String method) {
        BigDecimal rate = rules.rates().rate(paid.currency());
        long cents = ExchangeRates.toCents(paid, rate);
        if (cents <= 0 || cents > Money.MAX_CENTS) {
            throw DomainException.invalid("amount", "must be worth from 0.01 to 99999999.99 USD");
        }
        Instant now = now();
        return new Transaction(
                id,
                type,
                sender,
                receiver,
                null,
                cents,
                paid,
                rate,
                0,
                0,
                method,
                TransactionStatus.PENDING,
                now,
                now);
    }

    /** Whoever cannot be reached is asked again by the clean-up: it is written down. */
    private Transaction carryOut(TransactionId id) {
        Transaction booked =
                ledger.find(id).orElseThrow(() -> DomainException.notFound("transaction"));
        if (booked.status() != TransactionStatus.PENDING) {
            return booked;
        }
        try {
            return settlement.settle(booked, provider.carryOut(booked));
        } catch (StorageException e) {
            LOG.warn("the payment provider {} is away; {} waits", provider.name(), id, e);
            return booked;
        }
    }

    private Instant now() {
        return rules.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
