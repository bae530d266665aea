package plaza.contracts.notification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroupId;
import plaza.core.notification.NotificationId;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;

/** Whatever is told, taken back, read and removed, two stores answer alike. */
public interface NotificationStoreModel extends Model<NotificationStore> {
    @Override
    default Agreement<NotificationStore> agreement() {
        return Agreement.on(NotificationStore.class)
                .often(6, "put")
                .often(2, "list")
                .often(2, "countUnread")
                .often(4, "find")
                .rounds(20);
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 4);
        arguments
                .of(
                        PostId.class,
                        Stream.generate(() -> PostId.of(arguments.id(start), people.getFirst()))
                                .limit(3)
                                .toList())
                .made(
                        Instant.class,
                        () -> start.plus(arguments.random().nextInt(60), ChronoUnit.HOURS));
        List<Notification> told =
                Stream.generate(() -> notification(arguments)).limit(30).distinct().toList();
        arguments
                .of(Notification.class, told)
                .of(NotificationId.class, told.stream().map(Notification::id).toList())
                .of(NotificationGroupId.class, told.stream().map(Notification::group).toList())
                .named(
                        "records",
                        Collection.class,
                        () ->
                                arguments.some(told).stream()
                                        .map(each -> record(arguments, each))
                                        .toList());
    }

    private static Notification notification(Arguments arguments) {
        NotificationType type =
                arguments.one(
                        List.of(
                                NotificationType.LIKE,
                                NotificationType.FOLLOW,
                                NotificationType.REPLY));
        return Notification.of(
                type,
                arguments.one(UserId.class),
                type == NotificationType.FOLLOW ? null : arguments.one(PostId.class),
                arguments.one(UserId.class),
                arguments.one(Instant.class));
    }

    private static NotificationRecord record(Arguments arguments, Notification notification) {
        return new NotificationRecord(
                notification, arguments.random().nextInt(3) > 0, arguments.one(Instant.class));
    }
}
