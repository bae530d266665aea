package plaza.http.ledger;

import plaza.core.id.UserId;
import plaza.core.ledger.Transaction;

/** Why money moved, for the viewer. */
enum TransactionTypeJson {
    TOP_UP,
    GIFT_SENT,
    GIFT_RECEIVED,
    PAYOUT;

    static TransactionTypeJson of(Transaction transaction, UserId viewer) {
        return switch (transaction.type()) {
            case TOP_UP -> TOP_UP;
            case GIFT -> viewer.equals(transaction.receiver()) ? GIFT_RECEIVED : GIFT_SENT;
            case PAYOUT -> PAYOUT;
        };
    }
}
