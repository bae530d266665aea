package plaza.http.ledger;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.gift.Gift;
import plaza.core.id.GiftId;

/**
 * Something that can be given.
 *
 * @param price in USD, a decimal text
 */
@Schema(name = "Gift")
record GiftJson(GiftId id, String name, String symbol, String price) {
    static GiftJson of(Gift gift) {
        return new GiftJson(gift.id(), gift.name(), gift.symbol(), WalletJson.usd(gift.cents()));
    }
}
