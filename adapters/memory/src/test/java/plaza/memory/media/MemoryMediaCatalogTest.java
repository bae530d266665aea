package plaza.memory.media;

import plaza.contracts.media.MediaCatalogContract;

class MemoryMediaCatalogTest implements MediaCatalogContract {
    private final MemoryMediaCatalog catalog = new MemoryMediaCatalog();

    @Override
    public MemoryMediaCatalog catalog() {
        return catalog;
    }
}
