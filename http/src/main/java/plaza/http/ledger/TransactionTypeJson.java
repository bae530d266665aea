package plaza.http.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.id.UserId;
import plaza.core.ledger.Transaction;

/** Why money moved, for the viewer. */
enum TransactionTypeJson {
    @JsonProperty("top_up")
    TOP_UP,
    @JsonProperty("gift_sent")
    GIFT_SENT,
    @JsonProperty("gift_received")
    GIFT_RECEIVED,
    @JsonProperty("payout")
    PAYOUT;

    static TransactionTypeJson of(Transaction transaction, UserId viewer) {
        return switch (transaction.type()) {
            case TOP_UP -> TOP_UP;
            case GIFT -> viewer.equals(transaction.receiver()) ? GIFT_RECEIVED : GIFT_SENT;
            case PAYOUT -> PAYOUT;
        };
    }
}
