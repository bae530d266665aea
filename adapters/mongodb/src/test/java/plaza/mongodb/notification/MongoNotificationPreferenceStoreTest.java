package plaza.mongodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationPreferenceStoreContract;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoNotificationPreferenceStoreTest implements NotificationPreferenceStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoNotificationPreferenceStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public NotificationPreferenceStore store() {
        return new MongoNotificationPreferenceStore(mongo);
    }
}
