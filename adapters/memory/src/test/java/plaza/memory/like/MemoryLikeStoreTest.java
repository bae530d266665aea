package plaza.memory.like;

import plaza.contracts.like.LikeStoreContract;

class MemoryLikeStoreTest implements LikeStoreContract {
    private final MemoryLikeStore store = new MemoryLikeStore();

    @Override
    public MemoryLikeStore store() {
        return store;
    }
}
