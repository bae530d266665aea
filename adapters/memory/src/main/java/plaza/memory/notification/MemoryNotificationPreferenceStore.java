package plaza.memory.notification;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;

/** Unwanted types of notifications in memory. Thread-safe. */
public final class MemoryNotificationPreferenceStore implements NotificationPreferenceStore {
    private final Map<UserId, Set<NotificationType>> off = new HashMap<>();

    @Override
    public synchronized boolean change(UserId person, PreferenceChange change) {
        Set<NotificationType> own =
                off.computeIfAbsent(person, _ -> EnumSet.noneOf(NotificationType.class));
        boolean changed = own.removeAll(change.on());
        changed |= own.addAll(change.off());
        return changed;
    }

    @Override
    public synchronized Map<UserId, Set<NotificationType>> findOff(Collection<UserId> people) {
        Map<UserId, Set<NotificationType>> found = new HashMap<>();
        for (UserId person : people) {
            Set<NotificationType> own = off.getOrDefault(person, Set.of());
            if (!own.isEmpty()) {
                found.put(person, Set.copyOf(own));
            }
        }
        return found;
    }
}
