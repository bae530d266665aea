package plaza.memory.activity;

import plaza.contracts.activity.ActivityStoreContract;

class MemoryActivityStoreTest implements ActivityStoreContract {
    private final MemoryActivityStore store = new MemoryActivityStore();

    @Override
    public MemoryActivityStore store() {
        return store;
    }
}
