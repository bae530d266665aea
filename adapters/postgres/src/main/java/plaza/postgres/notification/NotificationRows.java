package plaza.postgres.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.core.KeysetCursor;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;
import plaza.postgres.Value;

/** Notifications as rows, and rows as notifications. */
final class NotificationRows {
    private NotificationRows() {}

    /** Binds many records as one array for each column. */
    static Statement bind(Statement statement, List<NotificationRecord> records) {
        return statement
                .bindArray("ids", uuids(records, each -> each.id().value()))
                .bindArray(
                        "recipients",
                        uuids(records, each -> each.notification().recipient().value()))
                .bindArray("actors", uuids(records, each -> each.notification().actor().value()))
                .bindArray(
                        "types", texts(records, each -> TypeNames.name(each.notification().type())))
                .bindArray("targets", uuids(records, each -> value(each.notification().target())))
                .bindArray(
                        "messages",
                        texts(records, each -> TypeNames.message(each.notification().type())))
                .bindArray("read", flags(records, each -> each.notification().read()))
                .bind("times", times(records, each -> each.notification().createdAt()))
                .bindArray("groups", uuids(records, each -> each.notification().group().value()))
                .bindArray("stands", flags(records, NotificationRecord::stands))
                .bind("asOf", times(records, NotificationRecord::asOf));
    }

    private static @Nullable UUID value(@Nullable PostId post) {
        return post == null ? null : post.value();
    }

    private static @Nullable UUID[] uuids(
            List<NotificationRecord> records,
            Function<NotificationRecord, ? extends @Nullable UUID> column) {
        @Nullable UUID[] values = new @Nullable UUID[records.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(records.get(i));
        }
        return values;
    }

    private static String[] texts(
            List<NotificationRecord> records, Function<NotificationRecord, String> column) {
        return records.stream().map(column).toArray(String[]::new);
    }

    private static Boolean[] flags(
            List<NotificationRecord> records, Function<NotificationRecord, Boolean> column) {
        return records.stream().map(column).toArray(Boolean[]::new);
    }

    private static Value times(
            List<NotificationRecord> records, Function<NotificationRecord, Instant> column) {
        return Value.times(records.stream().map(column).toList());
    }

    static NotificationRecord record(ResultSet row) throws SQLException {
        return new NotificationRecord(
                new Notification(
                        id(row),
                        DomainTypes.user(row, "recipient_id"),
                        DomainTypes.user(row, "actor_id"),
                        TypeNames.type(row.getString("type")),
                        DomainTypes.optionalPost(row, "target_tweet_id"),
                        DomainTypes.instant(row, "created_at"),
                        row.getBoolean("read")),
                row.getBoolean("stands"),
                DomainTypes.instant(row, "as_of"));
    }

    static NotificationId id(ResultSet row) throws SQLException {
        return DomainTypes.id(row, "notification_id", NotificationId::new);
    }

    /**
     * A row of a list.
     *
     * @param group what is seen of it, or null where only hidden people are in it
     */
    record Listed(KeysetCursor place, @Nullable NotificationGroup group) {}

    static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                new KeysetCursor(
                        DomainTypes.instant(row, "latest_at"),
                        row.getObject("group_id", UUID.class)),
                group(row));
    }

    private static @Nullable NotificationGroup group(ResultSet row) throws SQLException {
        List<UserId> actors = DomainTypes.users(row, "actors");
        return actors.isEmpty()
                ? null
                : new NotificationGroup(
                        DomainTypes.id(row, "group_id", NotificationGroupId::new),
                        TypeNames.type(row.getString("type")),
                        DomainTypes.optionalPost(row, "target_tweet_id"),
                        actors,
                        row.getLong("count"),
                        DomainTypes.instant(row, "created_at"),
                        !row.getBoolean("unread"));
    }
}
