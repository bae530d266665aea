package plaza.core.notification;

import java.util.Collections;
import java.util.Set;

/**
 * Types of notifications to be switched.
 *
 * @param on wanted from now on
 * @param off not wanted from now on; none of those switched on
 */
public record PreferenceChange(Set<NotificationType> on, Set<NotificationType> off) {
    public PreferenceChange {
        on = Set.copyOf(on);
        off = Set.copyOf(off);
        if (!Collections.disjoint(on, off)) {
            throw new IllegalArgumentException("A type cannot be switched on and off");
        }
    }
}
