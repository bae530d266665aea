package plaza.core.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The record of an act: that it stands, or was taken back. One that was taken back is kept, so that
 * doing it again tells nobody twice.
 *
 * @param stands false when the act was taken back: it is not shown and not counted
 * @param asOf when that was written into the journal, in whole microseconds: the later word counts
 */
public record NotificationRecord(Notification notification, boolean stands, Instant asOf) {
    public NotificationRecord {
        asOf = asOf.truncatedTo(ChronoUnit.MICROS);
    }

    public NotificationId id() {
        return notification.id();
    }

    NotificationRecord with(boolean nowStands, Instant at) {
        return new NotificationRecord(notification, nowStands, at);
    }
}
