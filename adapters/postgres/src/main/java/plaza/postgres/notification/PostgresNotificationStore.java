package plaza.postgres.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Notifications in the table {@code notifications}, and where groups of them stand in {@code
 * notification_groups}. Rows are locked in the order of their ids, and before groups, so that
 * writers do not wait for each other in a circle. Thread-safe.
 */
public final class PostgresNotificationStore implements NotificationStore {
    /** Rows that one transaction removes or marks. */
    private static final int ROWS_AT_ONCE = 10_000;

    /** Groups that one transaction removes: those of famous people are large. */
    private static final int GROUPS_AT_ONCE = 500;

    private final Database database;

    public PostgresNotificationStore(Database database) {
        this.database = database;
    }

    @Override
    public Map<NotificationId, NotificationRecord> findAll(Collection<NotificationId> ids) {
        return database.sql(NotificationStatements.FIND_ALL)
                .bind("ids", DomainTypes.ids(ids))
                .byKey(NotificationRows::record, NotificationRecord::id);
    }

    /** A row that {@link NotificationStatements#PUT} wrote. */
    private record Written(NotificationId id, UUID group, boolean added) {}

    @Override
    public Set<NotificationId> put(Collection<NotificationRecord> records) {
        List<NotificationRecord> all = List.copyOf(records);
        if (all.isEmpty()) {
            return Set.of();
        }
        List<Written> written =
                database.inTransaction(
                        handle -> {
                            List<Written> rows = write(handle, all);
                            GroupTable.refresh(handle, rows.stream().map(Written::group).toList());
                            return rows;
                        });
        Set<NotificationId> added = new HashSet<>();
        written.stream().filter(Written::added).forEach(row -> added.add(row.id()));
        return added;
    }

    private static List<Written> write(Handle handle, List<NotificationRecord> records) {
        return NotificationRows.bind(Statement.on(handle, NotificationStatements.PUT), records)
                .list(
                        row ->
                                new Written(
                                        NotificationRows.id(row),
                                        row.getObject("group_id", UUID.class),
                                        row.getBoolean("added")));
    }

    @Override
    public int deleteByPosts(Collection<PostId> posts) {
        UUID[] targets = DomainTypes.ids(posts);
        return untilLess(
                ROWS_AT_ONCE,
                handle -> {
                    List<UUID> groups =
                            Statement.on(handle, NotificationStatements.DELETE_BY_POSTS)
                                    .bind("posts", targets)
                                    .bind("limit", ROWS_AT_ONCE)
                                    .list(row -> row.getObject(1, UUID.class));
                    GroupTable.deleteEmpty(handle, groups);
                    return groups.size();
                });
    }

    @Override
    public int deleteBefore(Instant time) {
        var rows = new int[1];
        untilLess(
                GROUPS_AT_ONCE,
                handle -> {
                    List<UUID> groups =
                            Statement.on(handle, NotificationStatements.OLD_GROUPS)
                                    .bind("time", time)
                                    .bind("limit", GROUPS_AT_ONCE)
                                    .list(row -> row.getObject(1, UUID.class));
                    if (!groups.isEmpty()) {
                        rows[0] +=
                                Statement.on(handle, NotificationStatements.DELETE_GROUPS)
                                        .bind("groups", groups.toArray(UUID[]::new))
                                        .execute();
                        GroupTable.deleteEmpty(handle, groups);
                    }
                    return groups.size();
                });
        return rows[0];
    }

    /** Runs transactions until one has less to do than it could; answers how much they did. */
    private int untilLess(int most, ToIntFunction<Handle> work) {
        int all = 0;
        int done;
        do {
            done = database.inTransaction(work::applyAsInt);
            all += done;
        } while (done == most);
        return all;
    }

    @Override
    public Page<NotificationGroup> list(Inbox inbox, PageRequest page) {
        return database.sql(NotificationStatements.LIST)
                .bind("owner", inbox.owner())
                .bind("hidden", DomainTypes.ids(inbox.hidden()))
                .bind("since", inbox.since())
                .bind("named", NotificationGroup.NAMED)
                .latestFirst(page, NotificationRows::listed, NotificationRows.Listed::place)
                .mapPresent(row -> Optional.ofNullable(row.group()));
    }

    @Override
    public int countUnread(Inbox inbox, int limit) {
        return database.sql(NotificationStatements.COUNT_UNREAD)
                .bind("owner", inbox.owner())
                .bind("hidden", DomainTypes.ids(inbox.hidden()))
                .bind("since", inbox.since())
                .bind("limit", limit)
                .one(row -> row.getInt(1));
    }

    @Override
    public Optional<NotificationGroup> find(Inbox inbox, NotificationGroupId group) {
        return database.sql(NotificationStatements.FIND)
                .bind("group", group)
                .bind("owner", inbox.owner())
                .bind("hidden", DomainTypes.ids(inbox.hidden()))
                .bind("since", inbox.since())
                .bind("named", NotificationGroup.NAMED)
                .find(NotificationRows::listed)
                .flatMap(row -> Optional.ofNullable(row.group()));
    }

    @Override
    public boolean markRead(UserId owner, Instant upTo) {
        return untilLess(
                        ROWS_AT_ONCE,
                        handle -> {
                            List<UUID> groups =
                                    Statement.on(handle, NotificationStatements.MARK_READ)
                                            .bind("owner", owner)
                                            .bind("upTo", upTo)
                                            .bind("limit", ROWS_AT_ONCE)
                                            .list(row -> row.getObject(1, UUID.class));
                            GroupTable.refresh(handle, groups);
                            return groups.size();
                        })
                > 0;
    }
}
