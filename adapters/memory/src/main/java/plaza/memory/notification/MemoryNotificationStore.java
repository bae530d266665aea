package plaza.memory.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plaza.core.Ids;
import plaza.core.KeysetCursor;
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
import plaza.memory.LatestFirst;

/** Notifications in memory; groups are put together when they are asked for. Thread-safe. */
public final class MemoryNotificationStore implements NotificationStore {
    private static final Comparator<NotificationRecord> LATEST_FIRST =
            Comparator.<NotificationRecord, Instant>comparing(
                            each -> each.notification().createdAt())
                    .thenComparing(each -> each.id().value(), Ids::compare)
                    .reversed();

    private final Map<NotificationId, NotificationRecord> records = new HashMap<>();

    /** The records of one group, latest first. */
    private record Gathered(NotificationGroupId id, List<NotificationRecord> all) {
        List<NotificationRecord> standing() {
            return all.stream().filter(NotificationRecord::stands).toList();
        }

        /** Of the latest that stands, or of the latest. */
        Instant time() {
            return Stream.concat(standing().stream(), all.stream())
                    .findFirst()
                    .orElseThrow()
                    .notification()
                    .createdAt();
        }

        KeysetCursor place() {
            return new KeysetCursor(time(), id.value());
        }

        List<Notification> seen(Inbox inbox) {
            return standing().stream()
                    .map(NotificationRecord::notification)
                    .filter(each -> !inbox.hidden().contains(each.actor()))
                    .toList();
        }

        Optional<NotificationGroup> seenAsOne(Inbox inbox) {
            List<Notification> seen = seen(inbox);
            return seen.stream()
                    .findFirst()
                    .map(
                            latest ->
                                    new NotificationGroup(
                                            id,
                                            latest.type(),
                                            latest.target(),
                                            seen.stream()
                                                    .limit(NotificationGroup.NAMED)
                                                    .map(Notification::actor)
                                                    .toList(),
                                            seen.size(),
                                            latest.createdAt(),
                                            seen.stream().allMatch(Notification::read)));
        }
    }

    @Override
    public synchronized Map<NotificationId, NotificationRecord> findAll(
            Collection<NotificationId> ids) {
        Map<NotificationId, NotificationRecord> found = new HashMap<>(records);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public synchronized Set<NotificationId> put(Collection<NotificationRecord> written) {
        Set<NotificationId> added = new HashSet<>();
        for (NotificationRecord record : written) {
            NotificationRecord there = records.putIfAbsent(record.id(), record);
            if (there == null) {
                added.add(record.id());
            } else if (!record.asOf().isBefore(there.asOf())) {
                records.put(
                        record.id(),
                        new NotificationRecord(
                                there.notification(), record.stands(), record.asOf()));
            }
        }
        return added;
    }

    @Override
    public synchronized int deleteByPosts(Collection<PostId> posts) {
        Set<PostId> targets = Set.copyOf(posts);
        return remove(
                record -> {
                    PostId target = record.notification().target();
                    return target != null && targets.contains(target);
                });
    }

    @Override
    public synchronized int deleteBefore(Instant time) {
        Set<NotificationGroupId> old =
                groups(_ -> true)
                        .filter(group -> group.time().isBefore(time))
                        .map(Gathered::id)
                        .collect(Collectors.toSet());
        return remove(record -> old.contains(record.notification().group()));
    }

    private int remove(Predicate<NotificationRecord> unwanted) {
        int before = records.size();
        records.values().removeIf(unwanted);
        return before - records.size();
    }

    @Override
    public synchronized Page<NotificationGroup> list(Inbox inbox, PageRequest page) {
        return LatestFirst.page(
                        groups(inbox).filter(group -> !group.standing().isEmpty()).toList(),
                        Gathered::place,
                        page)
                .mapPresent(group -> group.seenAsOne(inbox));
    }

    @Override
    public synchronized int countUnread(Inbox inbox, int limit) {
        return (int)
                groups(inbox)
                        .filter(group -> group.seen(inbox).stream().anyMatch(each -> !each.read()))
                        .limit(limit)
                        .count();
    }

    @Override
    public synchronized Optional<NotificationGroup> find(Inbox inbox, NotificationGroupId id) {
        return groups(inbox)
                .filter(group -> group.id().equals(id))
                .findFirst()
                .flatMap(group -> group.seenAsOne(inbox));
    }

    @Override
    public synchronized boolean markRead(UserId owner, Instant upTo) {
        boolean changed = false;
        for (NotificationRecord record : List.copyOf(records.values())) {
            Notification each = record.notification();
            if (each.recipient().equals(owner) && !each.read() && !each.createdAt().isAfter(upTo)) {
                records.put(
                        record.id(),
                        new NotificationRecord(
                                new Notification(
                                        each.id(),
                                        each.recipient(),
                                        each.actor(),
                                        each.type(),
                                        each.target(),
                                        each.createdAt(),
                                        true),
                                record.stands(),
                                record.asOf()));
                changed = true;
            }
        }
        return changed;
    }

    private Stream<Gathered> groups(Inbox inbox) {
        return groups(each -> each.recipient().equals(inbox.owner()))
                .filter(group -> !group.time().isBefore(inbox.since()));
    }

    private Stream<Gathered> groups(Predicate<Notification> wanted) {
        return records.values().stream()
                .filter(record -> wanted.test(record.notification()))
                .collect(Collectors.groupingBy(record -> record.notification().group()))
                .entrySet()
                .stream()
                .map(
                        entry ->
                                new Gathered(
                                        entry.getKey(),
                                        entry.getValue().stream().sorted(LATEST_FIRST).toList()));
    }
}
