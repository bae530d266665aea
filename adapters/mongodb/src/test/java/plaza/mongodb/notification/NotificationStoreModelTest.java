package plaza.mongodb.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationStoreModel;
import plaza.core.notification.NotificationStore;
import plaza.memory.notification.MemoryNotificationStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class NotificationStoreModelTest implements NotificationStoreModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    NotificationStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public NotificationStore reference() {
        return new MemoryNotificationStore();
    }

    @Override
    public NotificationStore store() {
        return new MongoNotificationStore(mongo);
    }
}
