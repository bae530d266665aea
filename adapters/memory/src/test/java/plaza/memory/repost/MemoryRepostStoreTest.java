package plaza.memory.repost;

import plaza.contracts.repost.RepostStoreContract;

class MemoryRepostStoreTest implements RepostStoreContract {
    private final MemoryRepostStore store = new MemoryRepostStore();

    @Override
    public MemoryRepostStore store() {
        return store;
    }
}
