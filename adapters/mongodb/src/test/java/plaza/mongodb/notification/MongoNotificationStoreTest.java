package plaza.mongodb.notification;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.contracts.notification.NotificationStoreContract;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoNotificationStoreTest implements NotificationStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoNotificationStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public int manyIds() {
        return MongoForTests.MANY;
    }

    @Override
    public NotificationStore store() {
        return new MongoNotificationStore(mongo);
    }

    /** A server that dies leaves it at that; whoever applies the act again puts it again. */
    @Test
    void aWriteThatWasCutOffBeforeItsGroupIsCompletedByPuttingItAgain() {
        Instant at = Samples.now();
        UserId owner = givenUser();
        var record =
                new NotificationRecord(
                        Notification.of(NotificationType.FOLLOW, givenUser(), null, owner, at),
                        true,
                        at);
        store().put(List.of(record));
        mongo.collection("notificationGroups").deleteAll(eq("recipientId", owner.value()));
        assertThat(groups(owner)).isEmpty();

        assertThat(store().put(List.of(record))).isEmpty();

        assertThat(groups(owner)).hasSize(1);
    }

    private List<NotificationGroup> groups(UserId owner) {
        return store().list(new Inbox(owner, Set.of(), Instant.EPOCH), PageRequest.first(10))
                .items();
    }
}
