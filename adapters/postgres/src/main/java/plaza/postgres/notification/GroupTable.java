package plaza.postgres.notification;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import plaza.postgres.Statement;

/**
 * Keeps {@code notification_groups} to what the rows of the groups say. To be called in the
 * transaction that changed those rows, after it.
 */
final class GroupTable {
    /** Two who change rows of one group follow each other, so that the later sees all of them. */
    private static final String LOCK =
            """
            SELECT group_id FROM notification_groups WHERE group_id = ANY(:groups)
            ORDER BY group_id FOR UPDATE
            """;

    private static final String REFRESH =
            """
            INSERT INTO notification_groups (group_id, recipient_id, latest_at, stands, unread)
            SELECT touched.group_id, head.recipient_id, head.created_at, head.stands,
                   EXISTS (SELECT 1 FROM notifications n
                           WHERE n.group_id = touched.group_id AND n.stands AND NOT n.read)
            FROM unnest(:groups) AS touched (group_id)
            CROSS JOIN LATERAL (
                SELECT recipient_id, created_at, stands FROM notifications n
                WHERE n.group_id = touched.group_id
                ORDER BY stands DESC, created_at DESC, notification_id DESC LIMIT 1) head
            ORDER BY 1
            ON CONFLICT (group_id) DO UPDATE SET
                latest_at = excluded.latest_at, stands = excluded.stands, unread = excluded.unread
            WHERE (notification_groups.latest_at, notification_groups.stands,
                   notification_groups.unread)
                <> (excluded.latest_at, excluded.stands, excluded.unread)
            """;

    private static final String DELETE_EMPTY =
            """
            DELETE FROM notification_groups g WHERE group_id = ANY(:groups)
                AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.group_id = g.group_id)
            """;

    private GroupTable() {}

    /** After rows were written or marked. */
    static void refresh(Handle handle, Collection<UUID> groups) {
        UUID[] touched = lock(handle, groups);
        if (touched.length > 0) {
            Statement.on(handle, REFRESH).bind("groups", touched).execute();
        }
    }

    /** After rows were removed. */
    static void deleteEmpty(Handle handle, Collection<UUID> groups) {
        UUID[] touched = lock(handle, groups);
        if (touched.length > 0) {
            Statement.on(handle, DELETE_EMPTY).bind("groups", touched).execute();
        }
    }

    private static UUID[] lock(Handle handle, Collection<UUID> groups) {
        UUID[] touched = groups.stream().distinct().toArray(UUID[]::new);
        if (touched.length > 0) {
            Statement.on(handle, LOCK)
                    .bind("groups", touched)
                    .list(row -> row.getObject(1, UUID.class));
        }
        return touched;
    }
}
