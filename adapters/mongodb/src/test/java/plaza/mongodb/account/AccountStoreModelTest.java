package plaza.mongodb.account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.account.AccountStoreModel;
import plaza.core.account.AccountStore;
import plaza.memory.account.MemoryAccountStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class AccountStoreModelTest implements AccountStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public AccountStore reference() {
        return new MemoryAccountStore();
    }

    @Override
    public AccountStore store() {
        return new MongoAccountStore(MONGO.get());
    }
}
