package plaza.memory.idempotency;

import plaza.contracts.idempotency.IdempotencyStoreContract;
import plaza.core.idempotency.IdempotencyStore;

class MemoryIdempotencyStoreTest implements IdempotencyStoreContract {
    private final IdempotencyStore store = new MemoryIdempotencyStore();

    @Override
    public IdempotencyStore store() {
        return store;
    }
}
