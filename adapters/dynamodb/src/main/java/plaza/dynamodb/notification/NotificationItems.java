package plaza.dynamodb.notification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationType;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Table;
import plaza.dynamodb.Values;
import plaza.dynamodb.Write;

/**
 * Records as items: {@code NOTIFICATION#<id>, RECORD}; the same in its group, {@code GROUP#<id>,
 * ACT@<time>#<id>}; at its owner while it is unread, {@code USER#<id>, UNREAD@<time>#<id>}; and at
 * the post that it is about, {@code TARGET#<post>, <id>}.
 */
final class NotificationItems {
    static final String ID = "id";
    static final String GROUP = "group";
    static final String ACTOR = "actorId";
    static final String TARGET = "targetId";
    static final String STANDS = "stands";
    static final String READ = "read";
    static final String AS_OF = "asOf";
    private static final String RECIPIENT = "recipientId";
    private static final String TYPE = "type";
    private static final String CREATED = "createdAt";
    private static final String ACT = "ACT@";
    private static final String UNREAD = "UNREAD@";
    private static final String LAST = "~";

    private NotificationItems() {}

    static String owner(UserId owner) {
        return "USER#" + owner;
    }

    static String group(UUID group) {
        return "GROUP#" + group;
    }

    static Key record(NotificationId id) {
        return new Key("NOTIFICATION#" + id, "RECORD");
    }

    static Query aboutPost(PostId post) {
        return Query.all("TARGET#" + post);
    }

    /** The acts of a group, latest first, ties by id downwards. */
    static Query acts(UUID group) {
        return Query.of(group(group), ACT).descending();
    }

    /** What an owner has not read. */
    static Query unread(UserId owner) {
        return Query.of(owner(owner), UNREAD);
    }

    /** What an owner has not read of what was done up to a time. */
    static Query unread(UserId owner, Instant upTo) {
        return Query.between(owner(owner), UNREAD, UNREAD + Values.sorted(upTo) + LAST);
    }

    static Item of(NotificationRecord record) {
        return filled(Item.at(record(record.id())), record);
    }

    private static Item filled(Item item, NotificationRecord record) {
        Notification notification = record.notification();
        return item.with(ID, notification.id())
                .with(RECIPIENT, notification.recipient())
                .with(ACTOR, notification.actor())
                .with(TYPE, notification.type().label())
                .with(TARGET, notification.target())
                .with(GROUP, notification.group())
                .with(CREATED, notification.createdAt())
                .with(READ, notification.read())
                .with(STANDS, record.stands())
                .with(AS_OF, record.asOf());
    }

    static NotificationRecord record(Item item) {
        String label = item.text(TYPE);
        return new NotificationRecord(
                new Notification(
                        new NotificationId(item.uuid(ID)),
                        item.user(RECIPIENT),
                        item.user(ACTOR),
                        NotificationType.labelled(label)
                                .orElseThrow(() -> new IllegalStateException("no type " + label)),
                        target(item),
                        item.instant(CREATED),
                        item.flag(READ)),
                item.flag(STANDS),
                item.instant(AS_OF));
    }

    static @Nullable PostId target(Item item) {
        String target = item.optionalText(TARGET);
        return target == null ? null : new PostId(UUID.fromString(target));
    }

    private static String place(NotificationRecord record) {
        return Values.sorted(record.notification().createdAt()) + "#" + record.id();
    }

    private static Key act(NotificationRecord record) {
        return new Key(group(record.notification().group().value()), ACT + place(record));
    }

    private static Key unread(NotificationRecord record) {
        return new Key(owner(record.notification().recipient()), UNREAD + place(record));
    }

    private static Key about(NotificationRecord record) {
        return new Key("TARGET#" + record.notification().target(), record.id().toString());
    }

    /** Writes a record that is not there. */
    static List<Write> added(Table table, NotificationRecord record) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.putting(table, of(record), Condition.absent()));
        writes.add(Write.putting(table, filled(Item.at(act(record)), record)));
        if (!record.notification().read()) {
            writes.add(Write.putting(table, filled(Item.at(unread(record)), record)));
        }
        if (record.notification().target() != null) {
            writes.add(Write.putting(table, Item.at(about(record))));
        }
        return writes;
    }

    /** Says of a record that was as given here whether it stands. */
    static List<Write> said(Table table, NotificationRecord before, boolean stands, Instant asOf) {
        Change change = Change.none().set(STANDS, stands).set(AS_OF, asOf);
        List<Write> writes = new ArrayList<>();
        writes.add(
                Write.updating(
                        table,
                        record(before.id()),
                        change,
                        Condition.is(AS_OF, before.asOf())
                                .and(isRead(before.notification().read()))));
        writes.add(Write.updating(table, act(before), change, null));
        if (!before.notification().read()) {
            writes.add(Write.updating(table, unread(before), change, null));
        }
        return writes;
    }

    private static Condition isRead(boolean read) {
        return Condition.is(READ, read);
    }

    /** Marks a record as read that was not. */
    static List<Write> seen(Table table, NotificationRecord before) {
        Change change = Change.none().set(READ, true);
        return List.of(
                Write.updating(table, record(before.id()), change, isRead(false)),
                Write.updating(table, act(before), change, null),
                Write.deleting(table, unread(before)));
    }

    /** Takes a record away that is there. */
    static List<Write> removed(Table table, NotificationRecord record) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.deleting(table, record(record.id()), Condition.exists()));
        writes.add(Write.deleting(table, act(record)));
        writes.add(Write.deleting(table, unread(record)));
        if (record.notification().target() != null) {
            writes.add(Write.deleting(table, about(record)));
        }
        return writes;
    }

    static NotificationGroupId groupOf(Item item) {
        return new NotificationGroupId(item.uuid(GROUP));
    }
}
