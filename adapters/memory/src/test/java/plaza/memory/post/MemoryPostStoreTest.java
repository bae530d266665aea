package plaza.memory.post;

import plaza.contracts.post.PostStoreContract;

class MemoryPostStoreTest implements PostStoreContract {
    private final MemoryPostStore store = new MemoryPostStore();

    @Override
    public MemoryPostStore store() {
        return store;
    }
}
