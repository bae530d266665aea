package plaza.memory.live;

import plaza.contracts.live.StreamStoreContract;

class MemoryStreamStoreTest implements StreamStoreContract {
    private final MemoryStreamStore store = new MemoryStreamStore();

    @Override
    public MemoryStreamStore store() {
        return store;
    }
}
