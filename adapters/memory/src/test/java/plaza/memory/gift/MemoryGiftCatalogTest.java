package plaza.memory.gift;

import plaza.contracts.gift.GiftCatalogContract;

class MemoryGiftCatalogTest implements GiftCatalogContract {
    private final MemoryGiftCatalog catalog = new MemoryGiftCatalog();

    @Override
    public MemoryGiftCatalog catalog() {
        return catalog;
    }
}
