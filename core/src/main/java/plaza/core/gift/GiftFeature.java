package plaza.core.gift;

import java.util.List;
import plaza.core.feature.Feature;
import plaza.core.feature.Offer;
import plaza.core.feature.Shared;

/** The feature of gifts to hosts of streams. */
public final class GiftFeature implements Feature {
    public static final Offer OFFER = new Offer(List.of(GiftCatalog.class), List.of(Gifts.class));

    private final GiftCatalog catalog;
    private final Gifts gifts;

    public GiftFeature(Shared shared) {
        this.catalog = shared.port(GiftCatalog.class);
        this.gifts = new Gifts(catalog);
    }

    @Override
    public List<Object> services() {
        return List.of(gifts);
    }

    /** Fills the catalogue with what can be given before an operator says anything else. */
    @Override
    public void prepare() {
        if (catalog.list().isEmpty()) {
            Gift.standard().forEach(catalog::put);
        }
    }
}
