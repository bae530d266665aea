package plaza.memory.graph;

import plaza.contracts.graph.BlockStoreContract;
import plaza.core.graph.BlockStore;

class MemoryBlockStoreTest implements BlockStoreContract {
    private final BlockStore store = new MemoryBlockStore();

    @Override
    public BlockStore store() {
        return store;
    }
}
