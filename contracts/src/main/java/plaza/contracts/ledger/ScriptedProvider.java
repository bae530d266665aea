package plaza.contracts.ledger;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plaza.core.StorageException;
import plaza.core.id.TransactionId;
import plaza.core.ledger.PaymentProvider;
import plaza.core.ledger.Transaction;

/** A provider that does what tests tell it to. */
public final class ScriptedProvider implements PaymentProvider {
    public static final String OK = "ok";
    public static final String DECLINED = "declined";

    /** Waits for {@link #decide}. */
    public static final String WAIT = "wait";

    /** Cannot be reached, until {@link #decide}. */
    public static final String AWAY = "away";

    private final Map<TransactionId, Result> decided = new ConcurrentHashMap<>();

    public void decide(TransactionId id, Result result) {
        decided.put(id, result);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Set<String> methods() {
        return Set.of(OK, DECLINED, WAIT, AWAY);
    }

    @Override
    public Result carryOut(Transaction transaction) {
        return ask(transaction);
    }

    @Override
    public Result ask(Transaction transaction) {
        Result result = decided.get(transaction.id());
        if (result != null) {
            return result;
        }
        String method = transaction.method();
        if (AWAY.equals(method)) {
            throw StorageException.unavailable("the provider is away", null);
        }
        return OK.equals(method)
                ? Result.DONE
                : DECLINED.equals(method) ? Result.DECLINED : Result.PENDING;
    }
}
