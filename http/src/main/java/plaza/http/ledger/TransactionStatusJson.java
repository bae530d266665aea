package plaza.http.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import plaza.core.ledger.TransactionStatus;

/** What has become of a transaction. */
enum TransactionStatusJson {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("refunded")
    REFUNDED,
    @JsonProperty("charged_back")
    CHARGED_BACK;

    static TransactionStatusJson of(TransactionStatus status) {
        return switch (status) {
            case PENDING -> PENDING;
            case COMPLETED -> COMPLETED;
            case FAILED -> FAILED;
            case REFUNDED -> REFUNDED;
            case CHARGED_BACK -> CHARGED_BACK;
        };
    }
}
