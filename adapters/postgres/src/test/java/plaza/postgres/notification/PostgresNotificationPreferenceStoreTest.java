package plaza.postgres.notification;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.notification.NotificationPreferenceStoreContract;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class PostgresNotificationPreferenceStoreTest
        implements NotificationPreferenceStoreContract, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
    }

    @Override
    public PostgresNotificationPreferenceStore store() {
        return new PostgresNotificationPreferenceStore(DATABASE.get());
    }
}
