package plaza.dynamodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationPreferenceStoreContract;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoNotificationPreferenceStoreTest implements NotificationPreferenceStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public NotificationPreferenceStore store() {
        return new DynamoNotificationPreferenceStore(DYNAMO.get());
    }
}
