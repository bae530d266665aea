package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.gift.Gift;
import plaza.core.id.GiftId;
import plaza.core.ledger.Money;

/** The body of a new or changed gift. */
@Schema(name = "NewGift")
record NewGiftJson(
        @Schema(maxLength = 50, requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
        @Schema(
                        maxLength = 16,
                        description = "An emoji",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                @Nullable String symbol,
        @Schema(
                        description = "In USD, a decimal text",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        example = "4.99")
                @Nullable String price) {
    Gift toGift(GiftId id) {
        long cents =
                Money.parse(price == null ? "" : price, Money.USD)
                        .map(Money::minor)
                        .orElseThrow(
                                () ->
                                        DomainException.invalid(
                                                "price", "must be a decimal text such as 4.99"));
        return new Gift(id, name == null ? "" : name, symbol == null ? "" : symbol, cents);
    }
}
