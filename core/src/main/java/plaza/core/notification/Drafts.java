package plaza.core.notification;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies acts to notification records, one after the other. */
final class Drafts {
    private final Map<NotificationId, NotificationRecord> stored;
    private final Map<NotificationId, NotificationRecord> written = new LinkedHashMap<>();
    private final Set<NotificationId> turned = new HashSet<>();

    /**
     * @param stored the records that are there, of all ids of {@link #ids}
     */
    Drafts(Map<NotificationId, NotificationRecord> stored) {
        this.stored = stored;
    }

    /** The records that an act may depend on. */
    static List<NotificationId> ids(NotificationTrigger act) {
        return act.type() == NotificationType.FOLLOW
                ? List.of(act.id(), request(act))
                : List.of(act.id());
    }

    private static NotificationId request(NotificationTrigger follow) {
        return NotificationId.of(
                NotificationType.FOLLOW_REQUEST, follow.actor(), null, follow.recipient());
    }

    void apply(NotificationTrigger act) {
        NotificationRecord there = find(act.id());
        if (there == null) {
            // An act that is taken back was never told, or longer ago than anything is kept.
            if (act.stands()) {
                write(new NotificationRecord(made(act), true, act.asOf()));
            }
        } else if (there.notification().type() == act.type() && !isOlder(act, there)) {
            write(there.with(act.stands(), act.asOf()));
        }
    }

    private static boolean isOlder(NotificationTrigger act, NotificationRecord there) {
        return act.asOf().isBefore(there.asOf());
    }

    /** A request that is granted becomes a follow, in its place: its owner knows of it. */
    private Notification made(NotificationTrigger act) {
        Notification fresh = act.notification();
        if (act.type() != NotificationType.FOLLOW) {
            return fresh;
        }
        NotificationRecord request = find(request(act));
        if (request == null || !wasGranted(request, act)) {
            return fresh;
        }
        turned.add(act.id());
        return new Notification(
                act.id(),
                fresh.recipient(),
                fresh.actor(),
                fresh.type(),
                null,
                request.notification().createdAt(),
                request.notification().read());
    }

    /** It stands, or it was this very act that ended it, applied before and only in part. */
    private static boolean wasGranted(NotificationRecord request, NotificationTrigger follow) {
        return request.stands() || request.equals(request.with(false, follow.asOf()));
    }

    private @Nullable NotificationRecord find(NotificationId id) {
        NotificationRecord draft = written.get(id);
        return draft == null ? stored.get(id) : draft;
    }

    /** Also what is there already: the call that wrote it may have been cut off halfway. */
    private void write(NotificationRecord record) {
        written.put(record.id(), record);
    }

    /** What has to be written, in the order in which it was first touched. */
    List<NotificationRecord> written() {
        return List.copyOf(written.values());
    }

    /** Whether its recipient has not been told of it in another way. */
    boolean isNews(NotificationRecord record) {
        return record.stands() && !turned.contains(record.id());
    }
}
