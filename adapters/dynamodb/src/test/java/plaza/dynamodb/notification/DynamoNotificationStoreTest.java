package plaza.dynamodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationStoreContract;
import plaza.core.notification.NotificationStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoNotificationStoreTest implements NotificationStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public NotificationStore store() {
        return new DynamoNotificationStore(DYNAMO.get());
    }
}
