package plaza.mongodb.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
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
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import plaza.core.Batch;
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
import plaza.core.notification.NotificationType;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;
import plaza.mongodb.Mongo.Index;

/**
 * Notifications in the collection {@code notifications}, a document for each act, and where their
 * groups stand in {@link Groups}. The records are written first; a call that fails between the two
 * is repeated by whoever made it. Thread-safe.
 */
public final class MongoNotificationStore implements NotificationStore {
    private static final int GROUPS_AT_ONCE = 500;

    private static final String ID = "_id";
    private static final String RECIPIENT = "recipientId";
    private static final String ACTOR = "actorId";
    private static final String TARGET = "targetId";
    private static final String GROUP = "group";
    private static final String MICROS = "createdAtMicros";
    private static final String READ = "read";
    private static final String STANDS = "stands";
    private static final String AS_OF = "asOfMicros";

    private final Documents records;
    private final Groups groups;

    public MongoNotificationStore(Mongo mongo) {
        this.records =
                mongo.collection(
                        "notifications",
                        Index.on(
                                compoundIndex(
                                        ascending(GROUP), descending(MICROS), descending(ID))),
                        Index.on(compoundIndex(ascending(RECIPIENT, READ), descending(MICROS))),
                        Index.on(ascending(TARGET)));
        this.groups = new Groups(mongo, records);
    }

    @Override
    public Map<NotificationId, NotificationRecord> findAll(Collection<NotificationId> ids) {
        Map<NotificationId, NotificationRecord> found = new HashMap<>();
        for (List<NotificationId> some : Batch.split(ids)) {
            for (Document document : records.find(in(ID, Fields.ids(some)))) {
                NotificationRecord record = record(document);
                found.put(record.id(), record);
            }
        }
        return found;
    }

    private static NotificationRecord record(Document document) {
        return new NotificationRecord(
                new Notification(
                        new NotificationId(Fields.id(document, ID)),
                        Fields.user(document, RECIPIENT),
                        Fields.user(document, ACTOR),
                        type(document),
                        Fields.optionalPost(document, TARGET),
                        Fields.instant(document, "createdAt"),
                        document.getBoolean(READ)),
                document.getBoolean(STANDS),
                Fields.fromMicros(document.getLong(AS_OF)));
    }

    private static NotificationType type(Document document) {
        String label = document.getString("type");
        return NotificationType.labelled(label)
                .orElseThrow(() -> new IllegalStateException("no type " + label));
    }

    @Override
    public Set<NotificationId> put(Collection<NotificationRecord> written) {
        Set<NotificationId> added = new HashSet<>();
        Batch.split(written, Fields.LIST).forEach(some -> added.addAll(putSome(some)));
        return added;
    }

    private Set<NotificationId> putSome(List<NotificationRecord> all) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (NotificationRecord record : all) {
            writes.add(
                    new UpdateOneModel<>(
                            eq(ID, record.id().value()),
                            new Document("$setOnInsert", document(record)),
                            new UpdateOptions().upsert(true)));
        }
        Set<Integer> made = records.write(writes);
        List<NotificationRecord> added = new ArrayList<>();
        List<NotificationRecord> known = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (made.contains(i) ? added : known).add(all.get(i));
        }
        groups.add(added);
        change(known);
        return added.stream().map(NotificationRecord::id).collect(Collectors.toSet());
    }

    /** Says of records that are there whether they stand, unless something later is known. */
    private void change(List<NotificationRecord> known) {
        if (known.isEmpty()) {
            return;
        }
        Map<UUID, Document> there = new HashMap<>();
        records.find(
                        in(ID, known.stream().map(each -> each.id().value()).toList()),
                        all -> all.projection(include(GROUP, STANDS, AS_OF)))
                .forEach(document -> there.put(Fields.id(document, ID), document));
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (NotificationRecord record : known) {
            UUID id = record.id().value();
            long asOf = Fields.micros(record.asOf());
            var now = new Document(STANDS, record.stands()).append(AS_OF, asOf);
            Document before = there.get(id);
            if (before != null && !before.entrySet().containsAll(now.entrySet())) {
                writes.add(
                        new UpdateOneModel<>(
                                and(eq(ID, id), lte(AS_OF, asOf)), new Document("$set", now)));
            }
        }
        if (!writes.isEmpty()) {
            records.write(writes);
        }
        groups.refresh(
                there.values().stream()
                        .map(document -> Fields.id(document, GROUP))
                        .collect(Collectors.toSet()));
    }

    /** Its time stays where it is there already, and so does its group. */
    private static Document document(NotificationRecord record) {
        Notification notification = record.notification();
        var document =
                new Document(RECIPIENT, notification.recipient().value())
                        .append(ACTOR, notification.actor().value())
                        .append("type", notification.type().label())
                        .append(TARGET, Fields.id(notification.target()))
                        .append(GROUP, notification.group().value())
                        .append(READ, notification.read())
                        .append(STANDS, record.stands())
                        .append(AS_OF, Fields.micros(record.asOf()));
        return Fields.with(document, "createdAt", notification.createdAt());
    }

    private Set<UUID> groupsOf(Bson filter) {
        return records.find(filter, all -> all.projection(include(GROUP))).stream()
                .map(record -> Fields.id(record, GROUP))
                .collect(Collectors.toSet());
    }

    @Override
    public int deleteByPosts(Collection<PostId> posts) {
        return Batch.split(posts).stream().mapToInt(this::deleteBySome).sum();
    }

    private int deleteBySome(List<PostId> posts) {
        Bson about = in(TARGET, Fields.ids(posts));
        Set<UUID> touched = groupsOf(about);
        int deleted = Math.toIntExact(records.deleteAll(about));
        groups.refresh(touched);
        return deleted;
    }

    @Override
    public int deleteBefore(Instant time) {
        int deleted = 0;
        List<UUID> old;
        do {
            old = groups.listBefore(time, GROUPS_AT_ONCE);
            deleted +=
                    Math.toIntExact(
                            records.deleteAll(
                                    and(
                                            in(GROUP, old),
                                            // What was taken back goes with the others of its
                                            // group; what is told just now stays.
                                            or(
                                                    eq(STANDS, false),
                                                    lt(MICROS, Fields.micros(time))))));
            groups.refresh(Set.copyOf(old));
        } while (old.size() == GROUPS_AT_ONCE);
        return deleted;
    }

    @Override
    public Page<NotificationGroup> list(Inbox inbox, PageRequest page) {
        Page<UUID> listed = groups.list(inbox, page);
        List<UUID> ids = listed.items();
        Map<UUID, Document> counts = count(ids, inbox);
        return listed.mapPresent(id -> seen(id, counts.get(id), inbox));
    }

    /** A group, unless it has gone just now. */
    private Optional<NotificationGroup> seen(UUID id, @Nullable Document count, Inbox inbox) {
        List<Document> latest = count == null ? List.of() : latest(id, inbox);
        return count == null || latest.isEmpty()
                ? Optional.empty()
                : Optional.of(group(id, count, latest));
    }

    /** How many acts of each group the owner sees, and how many of those they have not read. */
    private Map<UUID, Document> count(List<UUID> ids, Inbox inbox) {
        Map<UUID, Document> counts = new HashMap<>();
        var match =
                new Document(GROUP, new Document("$in", ids))
                        .append(STANDS, true)
                        .append(ACTOR, new Document("$nin", Fields.ids(inbox.hidden())));
        var unread = new Document("$cond", List.of("$" + READ, 0L, 1L));
        records.aggregate(
                        List.of(
                                new Document("$match", match),
                                new Document(
                                        "$group",
                                        new Document(ID, "$" + GROUP)
                                                .append("n", new Document("$sum", 1L))
                                                .append("unread", new Document("$sum", unread)))))
                .forEach(group -> counts.put(Fields.id(group, ID), group));
        return counts;
    }

    private List<Document> latest(UUID group, Inbox inbox) {
        return records.find(
                and(eq(GROUP, group), eq(STANDS, true), nin(ACTOR, Fields.ids(inbox.hidden()))),
                all -> all.sort(descending(MICROS, ID)).limit(NotificationGroup.NAMED));
    }

    private static @Nullable PostId target(Document record) {
        return Fields.optionalPost(record, TARGET);
    }

    private static NotificationGroup group(UUID id, Document count, List<Document> latest) {
        Document first = latest.getFirst();
        return new NotificationGroup(
                new NotificationGroupId(id),
                type(first),
                target(first),
                latest.stream().map(record -> Fields.user(record, ACTOR)).toList(),
                count.get("n", Number.class).longValue(),
                Fields.instant(first, "createdAt"),
                count.get("unread", Number.class).longValue() == 0);
    }

    @Override
    public int countUnread(Inbox inbox, int limit) {
        var match =
                new Document(RECIPIENT, inbox.owner().value())
                        .append(READ, false)
                        .append(STANDS, true)
                        .append(ACTOR, new Document("$nin", Fields.ids(inbox.hidden())));
        List<UUID> unread =
                records
                        .aggregate(
                                List.of(
                                        new Document("$match", match),
                                        new Document("$group", new Document(ID, "$" + GROUP))))
                        .stream()
                        .map(group -> Fields.id(group, ID))
                        .toList();
        int counted = 0;
        for (List<UUID> part : Batch.split(unread)) {
            counted += counted < limit ? groups.countSince(part, inbox.since()) : 0;
        }
        return Math.min(counted, limit);
    }

    @Override
    public Optional<NotificationGroup> find(Inbox inbox, NotificationGroupId group) {
        UUID id = group.value();
        return groups.has(inbox, id)
                ? seen(id, count(List.of(id), inbox).get(id), inbox)
                : Optional.empty();
    }

    @Override
    public boolean markRead(UserId owner, Instant upTo) {
        return records.changeAll(
                        and(
                                eq(RECIPIENT, owner.value()),
                                eq(READ, false),
                                lte(MICROS, Fields.micros(upTo))),
                        new Document("$set", new Document(READ, true)))
                > 0;
    }
}
