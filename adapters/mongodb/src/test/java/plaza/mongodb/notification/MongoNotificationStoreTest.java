package plaza.mongodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationStoreContract;
import plaza.core.notification.NotificationStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoNotificationStoreTest implements NotificationStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public NotificationStore store() {
        return new MongoNotificationStore(MONGO.get());
    }
}
