package plaza.dynamodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationStoreModel;
import plaza.core.notification.NotificationStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.notification.MemoryNotificationStore;

@Tag("engine")
class NotificationStoreModelTest implements NotificationStoreModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public NotificationStore reference() {
        return new MemoryNotificationStore();
    }

    @Override
    public NotificationStore store() {
        return new DynamoNotificationStore(DYNAMO.get());
    }
}
