package plaza.core.gift;

import java.util.List;

/** The gifts that viewers can give to a host. */
public final class Gifts {
    private final GiftCatalog catalog;

    public Gifts(GiftCatalog catalog) {
        this.catalog = catalog;
    }

    public List<Gift> list() {
        return catalog.list();
    }

    /** Sets what a gift is called and costs; what was given stays as it was. */
    public void put(Gift gift) {
        catalog.put(gift.checked());
    }
}
