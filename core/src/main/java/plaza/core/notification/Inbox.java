package plaza.core.notification;

import java.time.Instant;
import java.util.Set;
import plaza.core.id.UserId;

/**
 * Which of a person's notifications they see.
 *
 * @param hidden from whom they see nothing
 * @param since groups whose latest act is older are gone
 */
public record Inbox(UserId owner, Set<UserId> hidden, Instant since) {
    public Inbox {
        hidden = Set.copyOf(hidden);
    }
}
