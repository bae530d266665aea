package plaza.memory.search;

import plaza.contracts.search.SearchIndexContract;

class MemorySearchIndexTest implements SearchIndexContract {
    private final MemorySearchIndex index = new MemorySearchIndex();

    @Override
    public MemorySearchIndex index() {
        return index;
    }
}
