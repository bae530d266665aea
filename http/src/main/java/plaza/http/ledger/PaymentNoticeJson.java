package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.TransactionId;
import plaza.core.ledger.Settlement.Notice;

/** The body of a payment provider's notice. */
@Schema(name = "PaymentNotice")
record PaymentNoticeJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String transactionId,
        @Schema(
                        description = "`done`, `declined` or `charged_back`",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String result) {
    TransactionId transaction() {
        return TransactionId.parse(transactionId == null ? "" : transactionId)
                .orElseThrow(() -> DomainException.invalid("transactionId", "must be an id"));
    }

    Notice notice() {
        return switch (result) {
            case "done" -> Notice.DONE;
            case "declined" -> Notice.DECLINED;
            case "charged_back" -> Notice.CHARGED_BACK;
            case null, default ->
                    throw DomainException.invalid(
                            "result", "must be done, declined or charged_back");
        };
    }
}
