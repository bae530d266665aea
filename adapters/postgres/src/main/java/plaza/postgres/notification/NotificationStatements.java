package plaza.postgres.notification;

/** The statements of {@link PostgresNotificationStore}. */
final class NotificationStatements {
    static final String FIND_ALL = "SELECT * FROM notifications WHERE notification_id = ANY(:ids)";

    static final String PUT =
            """
            INSERT INTO notifications (notification_id, recipient_id, actor_id, type,
                target_tweet_id, message, read, created_at, group_id, stands, as_of)
            SELECT * FROM unnest(:ids, :recipients, :actors, :types, :targets, :messages, :read,
                :times, :groups, :stands, :asOf)
            ORDER BY 1
            ON CONFLICT (notification_id) DO UPDATE SET
                stands = excluded.stands, as_of = excluded.as_of
            WHERE notifications.as_of < excluded.as_of
                OR (notifications.as_of = excluded.as_of
                    AND notifications.stands <> excluded.stands)
            RETURNING notification_id, group_id, xmax = 0 AS added
            """;

    static final String DELETE_BY_POSTS =
            """
            DELETE FROM notifications WHERE notification_id IN (
                SELECT notification_id FROM notifications WHERE target_tweet_id = ANY(:posts)
                ORDER BY notification_id LIMIT :limit FOR UPDATE)
            RETURNING group_id
            """;

    static final String OLD_GROUPS =
            """
            SELECT group_id FROM notification_groups WHERE latest_at < :time
            ORDER BY latest_at LIMIT :limit
            """;

    static final String DELETE_GROUPS =
            """
            DELETE FROM notifications WHERE notification_id IN (
                SELECT notification_id FROM notifications WHERE group_id = ANY(:groups)
                ORDER BY notification_id FOR UPDATE)
            """;

    /** What is seen of groups; {@code %s} says of which. */
    private static final String SEEN =
            """
            SELECT g.group_id, g.latest_at, head.*,
                (SELECT count(*) FROM notifications n WHERE n.group_id = g.group_id AND n.stands
                    AND n.actor_id <> ALL(:hidden)) AS count,
                g.unread AND EXISTS (SELECT 1 FROM notifications n WHERE n.group_id = g.group_id
                    AND n.stands AND NOT n.read AND n.actor_id <> ALL(:hidden)) AS unread
            FROM (SELECT group_id, latest_at, unread FROM notification_groups
                WHERE recipient_id = :owner AND stands AND latest_at >= :since AND %s) g
            CROSS JOIN LATERAL (
                SELECT array_agg(actor_id) AS actors, max(created_at) AS created_at,
                    min(type) AS type, (array_agg(target_tweet_id))[1] AS target_tweet_id
                FROM (SELECT actor_id, created_at, type, target_tweet_id FROM notifications n
                    WHERE n.group_id = g.group_id AND n.stands AND n.actor_id <> ALL(:hidden)
                    ORDER BY created_at DESC, notification_id DESC LIMIT :named) named) head
            ORDER BY g.latest_at DESC, g.group_id DESC
            """;

    static final String LIST =
            SEEN.formatted(
                    "(latest_at, group_id) < (:at, :before)"
                            + " ORDER BY latest_at DESC, group_id DESC LIMIT :limit");

    static final String FIND = SEEN.formatted("group_id = :group");

    static final String COUNT_UNREAD =
            """
            SELECT count(*) FROM (
                SELECT 1 FROM notification_groups g
                WHERE recipient_id = :owner AND unread AND latest_at >= :since
                    AND EXISTS (SELECT 1 FROM notifications n WHERE n.group_id = g.group_id
                        AND n.stands AND NOT n.read AND n.actor_id <> ALL(:hidden))
                LIMIT :limit) unread
            """;

    static final String MARK_READ =
            """
            UPDATE notifications SET read = TRUE WHERE notification_id IN (
                SELECT notification_id FROM notifications
                WHERE recipient_id = :owner AND NOT read AND created_at <= :upTo
                ORDER BY notification_id LIMIT :limit FOR UPDATE)
            RETURNING group_id
            """;

    private NotificationStatements() {}
}
