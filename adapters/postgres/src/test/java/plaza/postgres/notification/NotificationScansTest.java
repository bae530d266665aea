package plaza.postgres.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.notification.Inbox;
import plaza.core.notification.Notification;
import plaza.core.notification.NotificationGroup;
import plaza.core.notification.NotificationRecord;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.Scans;
import plaza.postgres.graph.PostgresBlockStore;

/**
 * No operation reads a whole table: PostgreSQL's own statistics count no sequential scan while all
 * of them run, often enough for it to settle on plans that do not know the parameters.
 */
@Tag("engine")
class NotificationScansTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final int ROUNDS = 15;
    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

    // 500 people with 40 groups each, of 3 rows each, half of them unread.
    private static final String FILL =
            """
            SET LOCAL session_replication_role = replica;

            CREATE FUNCTION person(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000000-0000-7000-8000-'' || lpad(to_hex(n), 12, ''0''))::uuid';
            CREATE FUNCTION collected(n int, g int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000001-0000-7000-8000-'' || lpad(to_hex(n * 1000 + g), 12, ''0''))::uuid';
            INSERT INTO users (user_id, username, email, password_hash, display_name)
                SELECT person(n), 'u' || n, 'u' || n, '!', 'u' || n FROM generate_series(0, 499) n;
            INSERT INTO tweets (tweet_id, user_id, content)
                SELECT collected(n, g), person(n), 'x'
                FROM generate_series(0, 499) n, generate_series(1, 40) g;
            INSERT INTO notifications (recipient_id, actor_id, type, target_tweet_id, read, created_at,
                    group_id)
                SELECT person(n), person((n + k) % 500), 'like', collected(n, g), g % 2 = 0,
                       to_timestamp(1000000000 + g), collected(n, g)
                FROM generate_series(0, 499) n, generate_series(1, 40) g, generate_series(1, 3) k;
            INSERT INTO notification_groups (group_id, recipient_id, latest_at, stands, unread)
                SELECT group_id, recipient_id, max(created_at), true, NOT bool_and(read)
                FROM notifications GROUP BY 1, 2;
            INSERT INTO notification_types_off
                SELECT person(n), t FROM generate_series(0, 499) n,
                    unnest(ARRAY['retweet', 'follow', 'mention', 'reply', 'quote', 'gift', 'live']) t;
            INSERT INTO blocks SELECT person(n), person((n + k) % 500), now()
                FROM generate_series(0, 499) n, generate_series(4, 20) k;
            INSERT INTO mutes SELECT blocker_id, blocked_id, created_at FROM blocks;
            """;

    private final PostgresNotificationStore store = new PostgresNotificationStore(DATABASE.get());
    private final PostgresNotificationPreferenceStore preferences =
            new PostgresNotificationPreferenceStore(DATABASE.get());
    private final PostgresBlockStore blocks = new PostgresBlockStore(DATABASE.get());

    @BeforeAll
    static void fill() {
        Scans.fill(DATABASE.get(), FILL);
    }

    @Test
    void noOperationReadsAWholeTable() {
        List<String> scanned =
                Scans.during(
                        DATABASE.get(),
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                everything(round);
                            }
                        });
        assertThat(scanned).isEmpty();
    }

    private void everything(int round) {
        UserId owner = person(round);
        var inbox = new Inbox(owner, Set.of(person(round + 1), person(400)), LONG_AGO);
        Page<NotificationGroup> first = store.list(inbox, PageRequest.first(5));
        assertThat(first.items()).hasSize(5);
        assertThat(store.list(inbox, new PageRequest(first.next(), 5)).items()).hasSize(5);
        assertThat(store.countUnread(inbox, 100)).isEqualTo(20);
        Notification follow =
                Notification.of(NotificationType.FOLLOW, person(round + 9), null, owner, NOW);
        store.put(List.of(new NotificationRecord(follow, true, NOW)));
        store.findAll(List.of(follow.id()));
        store.find(inbox, follow.group());
        store.markRead(owner, NOW);
        assertThat(store.deleteByPosts(List.of(post(round, 7)))).isEqualTo(3);
        store.deleteBefore(LONG_AGO);
        preferences.findOff(List.of(owner, person(2)));
        preferences.change(
                owner,
                new PreferenceChange(Set.of(NotificationType.CHAT), Set.of(NotificationType.LIKE)));
        blocks.findAll(List.of(owner, person(2)));
    }

    private static UserId person(int number) {
        return new UserId(UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number)));
    }

    private static PostId post(int person, int number) {
        return new PostId(
                UUID.fromString("00000001-0000-7000-8000-%012x".formatted(person * 1000 + number)));
    }
}
