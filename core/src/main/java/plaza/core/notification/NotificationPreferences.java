package plaza.core.notification;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plaza.core.event.Journal;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationEvent.NotificationPreferencesChanged;

/**
 * Which types of notifications people want: all, until they say otherwise. It decides what is made
 * from then on; what is there stays.
 */
public final class NotificationPreferences {
    private final NotificationPreferenceStore store;
    private final Journal journal;
    private final Clock clock;

    public NotificationPreferences(
            NotificationPreferenceStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** The types that the viewer wants. */
    public Set<NotificationType> wanted(UserId viewer) {
        Set<NotificationType> wanted = EnumSet.allOf(NotificationType.class);
        wanted.removeAll(store.findOff(List.of(viewer)).getOrDefault(viewer, Set.of()));
        return wanted;
    }

    /** Switches types on and off; answers those that the viewer wants now. */
    public Set<NotificationType> change(UserId viewer, PreferenceChange change) {
        journal.commit(
                new NotificationPreferencesChanged(
                        viewer, change, clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                () -> store.change(viewer, change));
        return wanted(viewer);
    }
}
