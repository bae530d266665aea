package plaza.postgres.notification;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Unwanted types in the table {@code notification_types_off}. Thread-safe. */
public final class PostgresNotificationPreferenceStore implements NotificationPreferenceStore {
    private static final String SWITCH_ON =
            "DELETE FROM notification_types_off WHERE user_id = :user AND type = ANY(:types)";

    private static final String SWITCH_OFF =
            """
            INSERT INTO notification_types_off (user_id, type)
            SELECT :user, type FROM unnest(:types) AS type ORDER BY type
            ON CONFLICT (user_id, type) DO NOTHING
            """;

    private static final String FIND_OFF =
            "SELECT user_id, type FROM notification_types_off WHERE user_id = ANY(:people)";

    private final Database database;

    public PostgresNotificationPreferenceStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean change(UserId person, PreferenceChange change) {
        return database.inTransaction(
                        handle ->
                                execute(handle, SWITCH_ON, person, change.on())
                                        + execute(handle, SWITCH_OFF, person, change.off()))
                > 0;
    }

    private static int execute(
            Handle handle, String statement, UserId person, Set<NotificationType> types) {
        return Statement.on(handle, statement)
                .bind("user", person)
                .bind("types", types.stream().map(TypeNames::name).toArray(String[]::new))
                .execute();
    }

    private record Off(UserId person, NotificationType type) {}

    @Override
    public Map<UserId, Set<NotificationType>> findOff(Collection<UserId> people) {
        Map<UserId, Set<NotificationType>> found = new HashMap<>();
        database.sql(FIND_OFF)
                .bind("people", DomainTypes.ids(people))
                .list(
                        row ->
                                new Off(
                                        DomainTypes.user(row, "user_id"),
                                        TypeNames.type(row.getString("type"))))
                .forEach(
                        off ->
                                found.computeIfAbsent(
                                                off.person(),
                                                _ -> EnumSet.noneOf(NotificationType.class))
                                        .add(off.type()));
        return found;
    }
}
