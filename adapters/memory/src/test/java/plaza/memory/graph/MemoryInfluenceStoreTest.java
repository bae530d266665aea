package plaza.memory.graph;

import plaza.contracts.graph.InfluenceStoreContract;

class MemoryInfluenceStoreTest implements InfluenceStoreContract {
    private final MemoryInfluenceStore store = new MemoryInfluenceStore();

    @Override
    public MemoryInfluenceStore store() {
        return store;
    }
}
