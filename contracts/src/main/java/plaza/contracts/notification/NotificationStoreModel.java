package plaza.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationStore;
import plaza.core.notification.NotificationType;

/** Whatever is told, taken back, read and removed, two stores answer alike. */
public final class NotificationStoreModel {
    private static final List<NotificationType> TYPES =
            List.of(NotificationType.LIKE, NotificationType.FOLLOW, NotificationType.REPLY);
    private static final AtomicInteger TRIES = new AtomicInteger();
    private static final int HOURS = 60;

    private final NotificationStore model;
    private final NotificationStore store;

    // Each try is earlier than those before it: removing what is old meets none of theirs.
    private final Instant start =
            NotificationFixtures.NOON.minus(Duration.ofDays(10L * TRIES.incrementAndGet()));
    private final List<UserId> people;
    private final List<PostId> posts;

    /**
     * @param store that nobody else writes to
     * @param people who were told nothing yet
     */
    public NotificationStoreModel(
            NotificationStore model,
            NotificationStore store,
            List<UserId> people,
            List<PostId> posts) {
        this.model = model;
        this.store = store;
        this.people = List.copyOf(people);
        this.posts = List.copyOf(posts);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(store, step)).isEqualTo(apply(model, step));
        }
        for (UserId owner : people) {
            for (int since = 0; since < HOURS; since += HOURS / 3) {
                assertSame(new Inbox(owner, Set.of(), hour(since)));
                assertSame(new Inbox(owner, Set.of(people.getFirst()), hour(since)));
            }
        }
    }

    private void assertSame(Inbox inbox) {
        List<NotificationGroup> groups = list(model, inbox, 100);
        for (int limit : List.of(1, 3, 100)) {
            assertThat(list(store, inbox, limit)).isEqualTo(groups);
            assertThat(store.countUnread(inbox, limit)).isEqualTo(model.countUnread(inbox, limit));
        }
        for (NotificationGroup group : groups) {
            assertThat(store.findTime(inbox.owner(), group.id()))
                    .isEqualTo(model.findTime(inbox.owner(), group.id()));
        }
    }

    private static List<NotificationGroup> list(NotificationStore of, Inbox inbox, int limit) {
        return Page.all(limit, page -> of.list(inbox, page)).toList();
    }

    private Object apply(NotificationStore to, int step) {
        return switch (step % 10) {
            case 0 -> to.markRead(people.get(step / 10 % people.size()), hour(step / 100));
            case 1 -> to.deleteByPosts(List.of(posts.get(step / 10 % posts.size())));
            case 2 -> to.deleteBefore(hour(step / 100));
            default -> {
                List<NotificationRecord> records =
                        IntStream.range(0, 1 + step % 3)
                                .mapToObj(i -> record(step + i * 7_919))
                                .toList();
                List<NotificationRecord> once = new ArrayList<>();
                for (NotificationRecord record : records) {
                    if (once.stream().noneMatch(other -> other.id().equals(record.id()))) {
                        once.add(record);
                    }
                }
                yield to.put(once);
            }
        };
    }

    private NotificationRecord record(int step) {
        NotificationType type = TYPES.get(step / 10 % TYPES.size());
        UserId actor = people.get(step / 30 % people.size());
        UserId owner = people.get(step / 120 % people.size());
        @Nullable PostId target =
                type == NotificationType.FOLLOW ? null : posts.get(step / 480 % posts.size());
        return new NotificationRecord(
                Notification.of(type, actor, target, owner, hour(step / 100)),
                step / 1_000 % 3 != 0,
                hour(step / 3_000));
    }

    private Instant hour(int choice) {
        return start.plus(Duration.ofHours(choice % HOURS));
    }
}
