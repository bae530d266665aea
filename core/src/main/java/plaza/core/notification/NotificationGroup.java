package plaza.core.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A group of acts that a person sees as one notification, without those whom they do not see.
 *
 * @param actors the latest {@value #NAMED} people, latest first, ties by notification id downwards
 * @param count how many people did it
 * @param createdAt when the latest of them did it
 * @param read whether all of it was read
 */
public record NotificationGroup(
        NotificationGroupId id,
        NotificationType type,
        @Nullable PostId target,
        List<UserId> actors,
        long count,
        Instant createdAt,
        boolean read) {
    /** How many people are named. */
    public static final int NAMED = 3;

    public NotificationGroup {
        actors = List.copyOf(actors);
    }
}
