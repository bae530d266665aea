package plaza.core.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.core.StorageException;

/**
 * Asks the provider about what is under way: notices get lost, and processes end between writing a
 * payment down and hearing how it went.
 */
public final class PaymentCleanup {
    /** What is under way for longer is asked for less often. */
    public static final Duration RECENT = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(PaymentCleanup.class);
    private static final int AT_ONCE = 1_000;

    private final Ledger ledger;
    private final Settlement settlement;
    private final PaymentProvider provider;
    private final Clock clock;

    public PaymentCleanup(
            Ledger ledger, Settlement settlement, PaymentProvider provider, Clock clock) {
        this.ledger = ledger;
        this.settlement = settlement;
        this.provider = provider;
        this.clock = clock;
    }

    /** Asks about what was begun lately; says how much has ended. */
    public int runRecent() {
        return run(clock.instant().minus(RECENT));
    }

    /** Whether anything that was begun lately is under way. */
    public boolean isAhead() {
        return !ledger.listPending(clock.instant().minus(RECENT), 1).isEmpty();
    }

    /** Asks about everything. */
    public int runAll() {
        return run(Instant.EPOCH);
    }

    private int run(Instant since) {
        int ended = 0;
        Instant after = since;
        List<Transaction> some;
        do {
            some = ledger.listPending(after, AT_ONCE);
            for (Transaction transaction : some) {
                if (ends(transaction)) {
                    ended++;
                }
            }
            if (!some.isEmpty()) {
                after = some.getLast().createdAt().plusMillis(1);
            }
        } while (some.size() == AT_ONCE);
        return ended;
    }

    private boolean ends(Transaction transaction) {
        try {
            PaymentProvider.Result result = provider.ask(transaction);
            if (result == PaymentProvider.Result.UNKNOWN) {
                result = provider.carryOut(transaction);
            }
            return settlement.settle(transaction, result).status() != transaction.status();
        } catch (StorageException e) {
            LOG.warn("{} does not say what became of {}", provider.name(), transaction.id(), e);
            return false;
        }
    }
}
