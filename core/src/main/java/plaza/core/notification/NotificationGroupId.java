package plaza.core.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.id.Id;

/**
 * Names what a person sees as one notification: likes or reposts of one post on one day (UTC),
 * follows of one day, or anything else by itself.
 */
public record NotificationGroupId(UUID value) implements Id<NotificationGroupId> {
    static NotificationGroupId of(Notification notification) {
        if (!notification.type().isGathered()) {
            return new NotificationGroupId(notification.id().value());
        }
        LocalDate day = notification.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
        String name =
                String.join(
                        " ",
                        notification.recipient().toString(),
                        notification.type().label(),
                        String.valueOf(notification.target()),
                        day.toString());
        return new NotificationGroupId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)));
    }

    public static Optional<NotificationGroupId> parse(String text) {
        return Ids.parse(text).map(NotificationGroupId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
