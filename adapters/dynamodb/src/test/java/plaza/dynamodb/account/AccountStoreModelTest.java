package plaza.dynamodb.account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.account.AccountStoreModel;
import plaza.core.account.AccountStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.account.MemoryAccountStore;

@Tag("engine")
class AccountStoreModelTest implements AccountStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public AccountStore reference() {
        return new MemoryAccountStore();
    }

    @Override
    public AccountStore store() {
        return new DynamoAccountStore(DYNAMO.get());
    }
}
