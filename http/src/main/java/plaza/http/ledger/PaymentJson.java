package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.Validation;
import plaza.core.ledger.Money;

/** Money to be paid in or out. */
@Schema(name = "Payment")
record PaymentJson(
        @Schema(
                        description =
                                "A decimal number as text, no finer than the currency's minor unit",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "20.00")
                @Nullable String amount,
        @Schema(description = "ISO 4217; left out: USD", example = "EUR") @Nullable String currency,
        @Schema(
                        description =
                                "How: of the sandbox one of `sandbox-ok`, `sandbox-declined`,"
                                        + " `sandbox-late`, `sandbox-late-declined`,"
                                        + " `sandbox-silent`",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String method) {

    Money toMoney() {
        Currency known =
                Money.currency(currency == null ? Money.USD.getCurrencyCode() : currency)
                        .orElse(null);
        Money money =
                known == null || amount == null ? null : Money.parse(amount, known).orElse(null);
        if (known != null && money != null && money.minor() > 0 && method != null) {
            return money;
        }
        var validation = new Validation();
        validation.check(known != null, "currency", "must be a currency of ISO 4217, such as EUR");
        validation.check(
                known == null || (money != null && money.minor() > 0),
                "amount",
                "must be a positive decimal text such as 20.00, no finer than the currency");
        validation.check(method != null, "method", "is missing");
        validation.orThrow();
        throw DomainException.invalid("amount", "is missing");
    }

    String toMethod() {
        return method == null ? "" : method;
    }
}
