package plaza.dynamodb.account;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.account.AccountStoreContract;
import plaza.core.account.AccountStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoAccountStoreTest implements AccountStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public AccountStore store() {
        return new DynamoAccountStore(DYNAMO.get());
    }
}
