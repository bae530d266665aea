package plaza.core.notification;

import java.time.Instant;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** Somebody read notifications, or chose which ones come. */
public sealed interface NotificationEvent extends Event {
    UserId user();

    @Override
    default UUID key() {
        return user().value();
    }

    /** Somebody read their notifications of up to that time. */
    record NotificationsRead(UserId user, Instant upTo, Instant at) implements NotificationEvent {
        @Override
        public String subject() {
            return "notifications:" + user;
        }
    }

    /** Somebody said which types of notifications they want. */
    record NotificationPreferencesChanged(UserId user, PreferenceChange change, Instant at)
            implements NotificationEvent {
        @Override
        public String subject() {
            return "preferences:" + user;
        }
    }
}
