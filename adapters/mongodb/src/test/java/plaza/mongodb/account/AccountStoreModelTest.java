package plaza.mongodb.account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.account.AccountStoreModel;
import plaza.core.account.AccountStore;
import plaza.memory.account.MemoryAccountStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class AccountStoreModelTest implements AccountStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    AccountStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public AccountStore reference() {
        return new MemoryAccountStore();
    }

    @Override
    public AccountStore store() {
        return new MongoAccountStore(mongo);
    }
}
