package plaza.core.session;

import java.time.Instant;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** Sessions ended. */
public sealed interface SessionEvent extends Event {
    /** Sessions of a person ended. */
    record SessionsEnded(UserId user, Instant at) implements SessionEvent {
        @Override
        public UUID key() {
            return user.value();
        }

        @Override
        public String subject() {
            return "sessions:" + user;
        }
    }
}
