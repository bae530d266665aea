package plaza.http.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.notification.NotificationGroupId;

/** The notifications that were read. */
@Schema(name = "NotificationsRead")
record ReadJson(
        @Schema(
                        description =
                                "The latest notification that was read, with all that are older;"
                                        + " null for everything until now")
                @Nullable String upTo) {
    @Nullable NotificationGroupId group() {
        return upTo == null
                ? null
                : NotificationGroupId.parse(upTo)
                        .orElseThrow(() -> DomainException.notFound("notification"));
    }
}
