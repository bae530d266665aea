package plaza.memory.account;

import plaza.contracts.account.AccountStoreContract;
import plaza.core.account.AccountStore;

class MemoryAccountStoreTest implements AccountStoreContract {
    private final AccountStore store = new MemoryAccountStore();

    @Override
    public AccountStore store() {
        return store;
    }
}
