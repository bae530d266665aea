package plaza.core.notification;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import plaza.core.id.UserId;

/** Which types of notifications people do not want. Visible when a call returns. */
public interface NotificationPreferenceStore {
    /**
     * Switches types on and off; those in neither set stay as they are. Says whether anything
     * changed.
     */
    boolean change(UserId person, PreferenceChange change);

    /** What people switched off; those who want everything are left out. */
    Map<UserId, Set<NotificationType>> findOff(Collection<UserId> people);
}
