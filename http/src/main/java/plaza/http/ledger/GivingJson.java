package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.GiftId;

/** The body of a giving. */
@Schema(name = "Giving")
record GivingJson(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String giftId,
        @Schema(description = "1 to 100; left out: 1") @Nullable Integer quantity) {
    GiftId gift() {
        return GiftId.parse(giftId == null ? "" : giftId)
                .orElseThrow(() -> DomainException.invalid("giftId", "must be the id of a gift"));
    }

    int count() {
        return quantity == null ? 1 : quantity;
    }
}
