package plaza.mongodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationStoreModel;
import plaza.core.notification.NotificationStore;
import plaza.memory.notification.MemoryNotificationStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class NotificationStoreModelTest implements NotificationStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public NotificationStore reference() {
        return new MemoryNotificationStore();
    }

    @Override
    public NotificationStore store() {
        return new MongoNotificationStore(MONGO.get());
    }
}
