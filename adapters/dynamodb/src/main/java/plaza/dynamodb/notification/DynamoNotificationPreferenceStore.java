package plaza.dynamodb.notification;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;

/**
 * The notifications that people switched off, in the table {@code notifications}: {@code USER#<id>,
 * PREFERENCES}. Thread-safe.
 */
public final class DynamoNotificationPreferenceStore implements NotificationPreferenceStore {
    private static final String PERSON = "personId";
    private static final String OFF = "off";
    private static final String CHANGES = "changes";

    private final Table notifications;

    public DynamoNotificationPreferenceStore(Dynamo dynamo) {
        this.notifications = dynamo.table(Shape.NOTIFICATIONS);
    }

    private static Key key(UserId person) {
        return new Key("USER#" + person, "PREFERENCES");
    }

    @Override
    public boolean change(UserId person, PreferenceChange change) {
        while (true) {
            Optional<Item> found = notifications.get(key(person));
            Set<NotificationType> before =
                    found.map(DynamoNotificationPreferenceStore::off).orElse(Set.of());
            Set<NotificationType> after = EnumSet.noneOf(NotificationType.class);
            after.addAll(before);
            after.addAll(change.off());
            after.removeAll(change.on());
            if (after.equals(before)) {
                return false;
            }
            // Else somebody else was faster: it is looked at anew.
            if (put(person, found, after)) {
                return true;
            }
        }
    }

    private boolean put(UserId person, Optional<Item> found, Set<NotificationType> off) {
        long changes = found.map(item -> item.number(CHANGES)).orElse(0L);
        List<String> labels = off.stream().map(NotificationType::label).sorted().toList();
        return notifications.put(
                Item.at(key(person))
                        .with(PERSON, person)
                        .with(OFF, labels)
                        .with(CHANGES, changes + 1),
                found.isEmpty() ? Condition.absent() : Condition.is(CHANGES, changes));
    }

    private static Set<NotificationType> off(Item item) {
        Set<NotificationType> off = EnumSet.noneOf(NotificationType.class);
        item.texts(OFF).forEach(label -> NotificationType.labelled(label).ifPresent(off::add));
        return off;
    }

    @Override
    public Map<UserId, Set<NotificationType>> findOff(Collection<UserId> people) {
        Map<UserId, Set<NotificationType>> found = new HashMap<>();
        for (Item item :
                notifications
                        .getAll(
                                people.stream()
                                        .map(DynamoNotificationPreferenceStore::key)
                                        .toList())
                        .values()) {
            Set<NotificationType> off = off(item);
            if (!off.isEmpty()) {
                found.put(item.user(PERSON), off);
            }
        }
        return found;
    }
}
