package plaza.dynamodb.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * Notifications in the table {@code notifications}: {@link NotificationItems}, and where their
 * groups stand in {@link Groups}. The records are written first; a call that fails between the two
 * is repeated by whoever made it. Thread-safe.
 */
public final class DynamoNotificationStore implements NotificationStore {
    private static final int GROUPS_AT_ONCE = 100;

    private final Dynamo dynamo;
    private final Table table;
    private final Groups groups;

    public DynamoNotificationStore(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.table = dynamo.table(Shape.NOTIFICATIONS);
        this.groups = new Groups(dynamo, table);
    }

    @Override
    public Map<NotificationId, NotificationRecord> findAll(Collection<NotificationId> ids) {
        Map<NotificationId, NotificationRecord> found = new HashMap<>();
        table.getAll(ids.stream().map(NotificationItems::record).toList())
                .values()
                .forEach(
                        item -> {
                            NotificationRecord record = NotificationItems.record(item);
                            found.put(record.id(), record);
                        });
        return found;
    }

    private Optional<NotificationRecord> find(NotificationId id) {
        return table.get(NotificationItems.record(id)).map(NotificationItems::record);
    }

    @Override
    public Set<NotificationId> put(Collection<NotificationRecord> records) {
        List<NotificationRecord> all = List.copyOf(records);
        List<Boolean> added = table.map(all, this::put);
        // Of those that were there, too: the call that wrote them may have been cut off.
        groups.refresh(
                findAll(all.stream().map(NotificationRecord::id).toList()).values().stream()
                        .map(record -> record.notification().group().value())
                        .collect(Collectors.toSet()));
        Set<NotificationId> isNew = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            if (added.get(i)) {
                isNew.add(all.get(i).id());
            }
        }
        return isNew;
    }

    /** Says whether it was not there. */
    private boolean put(NotificationRecord record) {
        while (true) {
            Optional<NotificationRecord> found = find(record.id());
            if (found.isEmpty()) {
                if (dynamo.transact(NotificationItems.added(table, record))) {
                    return true;
                }
            } else if (isKnown(found.get(), record)
                    || dynamo.transact(
                            NotificationItems.said(
                                    table, found.get(), record.stands(), record.asOf()))) {
                return false;
            }
        }
    }

    private static boolean isKnown(NotificationRecord there, NotificationRecord record) {
        return there.asOf().isAfter(record.asOf())
                || (there.asOf().equals(record.asOf()) && there.stands() == record.stands());
    }

    @Override
    public int deleteByPosts(Collection<PostId> posts) {
        List<NotificationId> ids =
                table
                        .queryAll(
                                posts.stream()
                                        .distinct()
                                        .map(NotificationItems::aboutPost)
                                        .toList())
                        .stream()
                        .flatMap(List::stream)
                        .map(entry -> new NotificationId(UUID.fromString(entry.key().sk())))
                        .toList();
        return delete(findAll(ids).values());
    }

    /** Says how many of these were there. */
    private int delete(Collection<NotificationRecord> records) {
        List<NotificationRecord> all = List.copyOf(records);
        long deleted =
                table
                        .map(
                                all,
                                record -> dynamo.transact(NotificationItems.removed(table, record)))
                        .stream()
                        .filter(Boolean::booleanValue)
                        .count();
        groups.refresh(
                all.stream()
                        .map(record -> record.notification().group().value())
                        .collect(Collectors.toSet()));
        return Math.toIntExact(deleted);
    }

    @Override
    public int deleteBefore(Instant time) {
        int deleted = 0;
        List<UUID> old;
        do {
            old = groups.listBefore(time, GROUPS_AT_ONCE);
            // What was taken back goes with the others of its group; what is told just now stays.
            List<NotificationRecord> gone =
                    table.queryAll(old.stream().map(NotificationItems::acts).toList()).stream()
                            .flatMap(List::stream)
                            .map(NotificationItems::record)
                            .filter(
                                    record ->
                                            !record.stands()
                                                    || record.notification()
                                                            .createdAt()
                                                            .isBefore(time))
                            .toList();
            deleted += delete(gone);
            groups.refresh(old);
        } while (old.size() == GROUPS_AT_ONCE);
        return deleted;
    }

    @Override
    public Page<NotificationGroup> list(Inbox inbox, PageRequest page) {
        Page<UUID> listed = groups.list(inbox, page);
        List<UUID> ids = listed.items();
        List<Optional<NotificationGroup>> seen = table.map(ids, id -> seen(id, inbox));
        Map<UUID, NotificationGroup> found = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            seen.get(i).ifPresent(group -> found.put(id, group));
        }
        return listed.mapPresent(id -> Optional.ofNullable(found.get(id)));
    }

    /** A group as its owner sees it; nothing where they see none of its acts. */
    private Optional<NotificationGroup> seen(UUID group, Inbox inbox) {
        List<Notification> acts = new ArrayList<>();
        table.query(
                        NotificationItems.acts(group)
                                .where(Condition.is(NotificationItems.STANDS, true)))
                .forEach(
                        item -> {
                            Notification act = NotificationItems.record(item).notification();
                            if (!inbox.hidden().contains(act.actor())) {
                                acts.add(act);
                            }
                        });
        return acts.stream()
                .findFirst()
                .map(
                        latest ->
                                new NotificationGroup(
                                        new NotificationGroupId(group),
                                        latest.type(),
                                        latest.target(),
                                        acts.stream()
                                                .limit(NotificationGroup.NAMED)
                                                .map(Notification::actor)
                                                .toList(),
                                        acts.size(),
                                        latest.createdAt(),
                                        acts.stream().allMatch(Notification::read)));
    }

    @Override
    public int countUnread(Inbox inbox, int limit) {
        Set<UUID> unread = new HashSet<>();
        for (Item item :
                table.query(
                        NotificationItems.unread(inbox.owner())
                                .where(Condition.is(NotificationItems.STANDS, true)))) {
            if (!inbox.hidden().contains(item.user(NotificationItems.ACTOR))) {
                unread.add(NotificationItems.groupOf(item).value());
            }
        }
        return Math.min(limit, groups.within(inbox, unread).size());
    }

    @Override
    public Optional<NotificationGroup> find(Inbox inbox, NotificationGroupId group) {
        UUID id = group.value();
        return groups.within(inbox, List.of(id)).isEmpty() ? Optional.empty() : seen(id, inbox);
    }

    @Override
    public boolean markRead(UserId owner, Instant upTo) {
        List<Item> unread = table.query(NotificationItems.unread(owner, upTo));
        return table
                .map(
                        unread,
                        item ->
                                dynamo.transact(
                                        NotificationItems.seen(
                                                table, NotificationItems.record(item))))
                .stream()
                .anyMatch(Boolean::booleanValue);
    }
}
