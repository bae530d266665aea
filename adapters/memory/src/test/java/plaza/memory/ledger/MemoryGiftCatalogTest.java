package plaza.memory.ledger;

import plaza.contracts.ledger.GiftCatalogContract;

class MemoryGiftCatalogTest implements GiftCatalogContract {
    private final MemoryGiftCatalog catalog = new MemoryGiftCatalog();

    @Override
    public MemoryGiftCatalog catalog() {
        return catalog;
    }
}
