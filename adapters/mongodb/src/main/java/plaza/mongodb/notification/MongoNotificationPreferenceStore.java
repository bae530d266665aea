package plaza.mongodb.notification;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import plaza.core.Batch;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.mongodb.Documents;
import plaza.mongodb.Fields;
import plaza.mongodb.Mongo;

/**
 * The notifications that people switched off, in the collection {@code notificationPreferences}:
 * {@code {_id: <person>, off: [<type>…], changes}}. Thread-safe.
 */
public final class MongoNotificationPreferenceStore implements NotificationPreferenceStore {
    private static final String ID = "_id";
    private static final String OFF = "off";
    private static final String CHANGES = "changes";

    private final Documents preferences;

    public MongoNotificationPreferenceStore(Mongo mongo) {
        this.preferences = mongo.collection("notificationPreferences");
    }

    @Override
    public boolean change(UserId person, PreferenceChange change) {
        while (true) {
            Optional<Document> found = preferences.findOne(eq(ID, person.value()));
            Set<NotificationType> before =
                    found.map(MongoNotificationPreferenceStore::off).orElse(Set.of());
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

    private boolean put(UserId person, Optional<Document> found, Set<NotificationType> off) {
        List<String> labels = off.stream().map(NotificationType::label).sorted().toList();
        if (found.isEmpty()) {
            return preferences.insert(
                    new Document(ID, person.value()).append(OFF, labels).append(CHANGES, 1));
        }
        int changes = found.get().getInteger(CHANGES);
        return preferences.update(
                and(eq(ID, person.value()), eq(CHANGES, changes)),
                new Document("$set", new Document(OFF, labels).append(CHANGES, changes + 1)));
    }

    private static Set<NotificationType> off(Document preference) {
        Set<NotificationType> off = EnumSet.noneOf(NotificationType.class);
        preference
                .getList(OFF, String.class)
                .forEach(label -> NotificationType.labelled(label).ifPresent(off::add));
        return off;
    }

    @Override
    public Map<UserId, Set<NotificationType>> findOff(Collection<UserId> people) {
        Map<UserId, Set<NotificationType>> found = new HashMap<>();
        for (List<UserId> some : Batch.split(people)) {
            for (Document preference : preferences.find(in(ID, Fields.ids(some)))) {
                Set<NotificationType> off = off(preference);
                if (!off.isEmpty()) {
                    found.put(Fields.user(preference, ID), off);
                }
            }
        }
        return found;
    }
}
