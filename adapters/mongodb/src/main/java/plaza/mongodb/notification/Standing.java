package plaza.mongodb.notification;

import java.util.UUID;
import org.bson.Document;
import plaza.core.notification.NotificationRecord;
import plaza.mongodb.Fields;

/**
 * Where records of a group stand.
 *
 * @param latest of those that stand, in microseconds; 0 where none does
 * @param all the latest of all of them
 */
record Standing(UUID recipient, long latest, long all) {
    static Standing of(NotificationRecord record) {
        long micros = Fields.micros(record.notification().createdAt());
        return new Standing(
                record.notification().recipient().value(), record.stands() ? micros : 0, micros);
    }

    static Standing of(Document group) {
        return new Standing(
                Fields.id(group, Groups.RECIPIENT),
                group.get("standing", Number.class).longValue(),
                group.get("all", Number.class).longValue());
    }

    Standing with(Standing other) {
        return new Standing(recipient, Math.max(latest, other.latest), Math.max(all, other.all));
    }

    boolean stands() {
        return latest > 0;
    }

    Document fields() {
        return new Document(Groups.RECIPIENT, recipient)
                .append(Groups.LATEST, stands() ? latest : all)
                .append(Groups.STANDS, stands());
    }
}
