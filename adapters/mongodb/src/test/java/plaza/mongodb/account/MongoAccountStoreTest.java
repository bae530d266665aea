package plaza.mongodb.account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.account.AccountStoreContract;
import plaza.core.account.AccountStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoAccountStoreTest implements AccountStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public AccountStore store() {
        return new MongoAccountStore(MONGO.get());
    }
}
