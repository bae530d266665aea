package plaza.core.gift;

import java.util.List;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerFeature;
import plaza.core.live.LiveFeature;

/** Gifts that are given to hosts of streams. */
public final class GiftFeature implements Feature {
    private final Shared shared;
    private final GiftCatalog catalog;
    private final Gifts gifts;

    public GiftFeature(Shared shared, LedgerFeature ledger, LiveFeature live) {
        this.shared = shared;
        this.catalog = shared.port(GiftCatalog.class);
        this.gifts =
                new Gifts(
                        catalog,
                        shared.port(Ledger.class),
                        ledger.settlement(),
                        live.gate(),
                        ledger.rules());
    }

    @Override
    public List<Object> services() {
        return List.of(gifts);
    }

    /** Fills the catalogue with what can be given before an operator says anything else. */
    @Override
    public void prepare() {
        if (shared.ports().has(GiftCatalog.class) && catalog.list().isEmpty()) {
            Gift.standard().forEach(catalog::put);
        }
    }
}
