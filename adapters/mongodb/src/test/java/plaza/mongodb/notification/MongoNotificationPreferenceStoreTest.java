package plaza.mongodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationPreferenceStoreContract;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoNotificationPreferenceStoreTest implements NotificationPreferenceStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public NotificationPreferenceStore store() {
        return new MongoNotificationPreferenceStore(MONGO.get());
    }
}
