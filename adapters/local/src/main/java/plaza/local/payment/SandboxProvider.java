package plaza.local.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import plaza.core.ledger.PaymentProvider;
import plaza.core.ledger.Transaction;

/**
 * A provider for trying things out, in which no money is. The method says how a transaction ends.
 * It keeps nothing: what it says follows from the method and the time, after a restart too.
 */
public final class SandboxProvider implements PaymentProvider {
    /** Done at once. */
    public static final String OK = "sandbox-ok";

    public static final String DECLINED = "sandbox-declined";

    /** Done after {@link #DELAY}. */
    public static final String LATE = "sandbox-late";

    /** Declined after {@link #DELAY}. */
    public static final String LATE_DECLINED = "sandbox-late-declined";

    /** Never heard of again, but by a notice. */
    public static final String SILENT = "sandbox-silent";

    public static final Duration DELAY = Duration.ofSeconds(2);

    private final Clock clock;

    public SandboxProvider(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public Set<String> methods() {
        return Set.of(OK, DECLINED, LATE, LATE_DECLINED, SILENT);
    }

    @Override
    public Result carryOut(Transaction transaction) {
        return ask(transaction);
    }

    @Override
    public Result ask(Transaction transaction) {
        String method = transaction.method();
        boolean isLate = clock.instant().isBefore(transaction.createdAt().plus(DELAY));
        if (method == null) {
            return Result.UNKNOWN;
        }
        return switch (method) {
            case OK -> Result.DONE;
            case DECLINED -> Result.DECLINED;
            case LATE -> isLate ? Result.PENDING : Result.DONE;
            case LATE_DECLINED -> isLate ? Result.PENDING : Result.DECLINED;
            case SILENT -> Result.PENDING;
            default -> Result.UNKNOWN;
        };
    }
}
