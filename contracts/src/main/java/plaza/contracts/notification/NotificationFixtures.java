package plaza.contracts.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.contracts.Fixtures;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;

/** Notifications for the contract of their store. */
interface NotificationFixtures extends Fixtures {
    /** Noon, so that minutes before and after are the same day. */
    Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    NotificationStore store();

    default List<UserId> givenUsers(int count) {
        return Stream.generate(this::givenUser).limit(count).toList();
    }

    /** One that is a group by itself. */
    default Notification given(UserId owner, Instant at) {
        return Notification.of(NotificationType.FOLLOW_REQUEST, givenUser(), null, owner, at);
    }

    static NotificationRecord like(UserId owner, UserId actor, PostId post, Instant at) {
        return standing(Notification.of(NotificationType.LIKE, actor, post, owner, at));
    }

    static NotificationRecord follow(UserId owner, UserId actor, Instant at) {
        @Nullable PostId none = null;
        return standing(Notification.of(NotificationType.FOLLOW, actor, none, owner, at));
    }

    static NotificationRecord standing(Notification notification) {
        return record(notification, true, 0);
    }

    static NotificationRecord record(Notification notification, boolean stands, int asOf) {
        return new NotificationRecord(notification, stands, NOON.plusSeconds(asOf));
    }

    static List<NotificationId> ids(Collection<NotificationRecord> records) {
        return records.stream().map(NotificationRecord::id).toList();
    }

    static Inbox inbox(UserId owner, UserId... hidden) {
        return new Inbox(owner, Set.of(hidden), Instant.EPOCH);
    }

    default List<NotificationGroup> list(UserId owner) {
        return list(owner, Instant.EPOCH);
    }

    default List<NotificationGroup> list(UserId owner, Instant since) {
        return Page.all(100, page -> store().list(new Inbox(owner, Set.of(), since), page))
                .toList();
    }
}
