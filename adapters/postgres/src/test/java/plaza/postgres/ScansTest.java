package plaza.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.chat.Window;
import plaza.core.id.ChatId;
import plaza.core.id.MessageId;
import plaza.core.id.SessionId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Board;
import plaza.core.leaderboard.Score;
import plaza.core.ledger.LedgerAccount;
import plaza.core.live.StreamPart;
import plaza.core.live.StreamStatus;
import plaza.core.live.Viewers;
import plaza.core.media.MediaUse;
import plaza.core.story.Viewing;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.chat.PostgresChatStore;
import plaza.postgres.chat.PostgresMessageStore;
import plaza.postgres.graph.PostgresBlockStore;
import plaza.postgres.graph.PostgresFollowGraph;
import plaza.postgres.graph.PostgresFollowRequestStore;
import plaza.postgres.idempotency.PostgresIdempotencyStore;
import plaza.postgres.leaderboard.PostgresLeaderboard;
import plaza.postgres.ledger.PostgresLedger;
import plaza.postgres.live.PostgresStreamStore;
import plaza.postgres.media.PostgresMediaCatalog;
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.story.PostgresStoryStore;

/**
 * No operation reads a whole table: PostgreSQL's own statistics count no sequential scan in a
 * transaction of all of them, on tables that are large enough for an index to pay.
 */
@Tag("engine")
class ScansTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");
    private static final String MEDIA_KEY = "posts/00000000-0000-7000-8000-000000000006.jpg";
    private static final PageRequest PAGE = PageRequest.first(20);

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
                            accounts();
                            sessions();
                            graph();
                            requestsAndBarriers();
                            idempotencyKeys();
                            media();
                            stories();
                            streams();
                            ledger();
                            chats();
                            leaderboards();
                        });
        assertThat(scanned).isEmpty();
    }

    private static void accounts() {
        var store = new PostgresAccountStore(DATABASE.get());
        UserId user = user();
        store.findAll(List.of(user, user(7)));
        store.findAllByUsername(List.of("u5", "U6"));
        store.findByEmail("u7@example.com");
        store.findPassword(user);
        twoPages(store::list);
    }

    private static void sessions() {
        var store = new PostgresSessionStore(DATABASE.get());
        store.find(new SessionId(user().value()), LONG_AGO);
        store.list(user(), LONG_AGO);
        store.delete(user(), new SessionId(user().value()));
        store.deleteAll(user(), null);
        store.deleteExpired(LONG_AGO);
    }

    private static void graph() {
        var graph = new PostgresFollowGraph(DATABASE.get());
        UserId user = user();
        twoPages(page -> graph.listFollowers(user, page));
        twoPages(page -> graph.listFollowing(user, page));
        graph.findFollowing(user);
        graph.findAllFollowing(List.of(user, user(8)));
        graph.findFollowers(List.of(user, user(8)), 100);
        graph.followersAmong(user, List.of(user(9), user(10)));
        graph.counts(List.of(user, user(9)));
        graph.unfollow(user, user(11));
    }

    private static void requestsAndBarriers() {
        var requests = new PostgresFollowRequestStore(DATABASE.get());
        UserId user = user();
        twoPages(page -> requests.list(user, page));
        requests.requestedAmong(user, List.of(user(9), user(10)));
        requests.delete(user, user(11));
        var barriers = new PostgresBlockStore(DATABASE.get());
        twoPages(page -> barriers.listBlocks(user, page));
        twoPages(page -> barriers.listMutes(user, page));
        barriers.find(user);
        barriers.unblock(user, user(11));
        barriers.unmute(user, user(11));
    }

    private static void idempotencyKeys() {
        var store = new PostgresIdempotencyStore(DATABASE.get());
        var claim = new IdempotencyStore.Claim(user(), "key", "", user().value(), LONG_AGO, false);
        store.complete(claim);
        store.unbind(claim);
        store.deleteBefore(LONG_AGO);
    }

    private static void media() {
        var catalog = new PostgresMediaCatalog(DATABASE.get());
        var use = new MediaUse(MediaUse.Kind.POST, user(9).value());
        catalog.findAll(List.of(MEDIA_KEY, "unknown"));
        catalog.attach(user(), List.of(MEDIA_KEY, "unknown"), use);
        catalog.release(use, LONG_AGO);
        catalog.listUnused(LONG_AGO, 10);
        catalog.deleteUnused(MEDIA_KEY, LONG_AGO);
        twoPages(page -> catalog.listByOwner(user(), page));
    }

    private static void stories() {
        var store = new PostgresStoryStore(DATABASE.get());
        UserId user = user();
        var story = new StoryId(user.value());
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        assertThat(store.find(user, story, now)).isPresent();
        assertThat(store.listByAuthors(user(7), List.of(user, user(8)), now)).isNotEmpty();
        assertThat(store.summarize(user(7), List.of(user, user(8)), now, now)).isNotEmpty();
        assertThat(store.findAll(List.of(story), now)).isNotEmpty();
        assertThat(store.listLive(List.of(user, user(8)), now)).isNotEmpty();
        store.findViews(user(7), List.of(story));
        store.countViews(List.of(story));
        twoPages(page -> store.listViews(story, page));
        assertThat(store.listExpired(LONG_AGO, 10)).isEmpty();
        assertThat(store.putView(new Viewing(story, user(100), now))).isTrue();
        assertThat(store.delete(story)).isTrue();
    }

    private static void streams() {
        var store = new PostgresStreamStore(DATABASE.get());
        var stream = new StreamId(user().value());
        assertThat(store.find(stream)).isPresent();
        assertThat(store.findByKey("hash6")).isPresent();
        store.setKey(stream, "hash");
        store.put(stream, user(9), StreamPart.MODERATOR, true);
        store.noteViewers(stream, new Viewers(1, 2, 3));
        store.interrupt(stream, LONG_AGO);
        store.end(stream, Instant.parse("2026-06-01T00:00:00Z"));
        twoPages(store::listLive);
        twoPages(page -> store.list(StreamStatus.LIVE, page));
        twoPages(page -> store.listByHost(user(7), page));
        store.delete(new StreamId(user(12).value()));
    }

    private static void ledger() {
        var ledger = new PostgresLedger(DATABASE.get());
        UserId user = user();
        assertThat(ledger.find(new TransactionId(user.value()))).isPresent();
        twoPages(page -> ledger.list(user, page));
        assertThat(ledger.listPending(LONG_AGO, 10)).hasSize(10);
        ledger.balances(List.of(LedgerAccount.balance(user), LedgerAccount.earnings(user(7))));
        assertThat(ledger.countEarned(user(7), LONG_AGO)).isPositive();
    }

    private static void leaderboards() {
        var leaderboard = new PostgresLeaderboard(DATABASE.get());
        var board = new Board("board 3");
        assertThat(leaderboard.top(board, 10)).hasSize(10);
        assertThat(leaderboard.find(board, user(13).value())).isPresent();
        leaderboard.add(user(5).value(), LONG_AGO, List.of(new Score(board, user().value(), 1)));
        leaderboard.forgetBefore(LONG_AGO);
    }

    private static void chats() {
        var chats = new PostgresChatStore(DATABASE.get());
        UserId user = user();
        var room = new ChatId(user.value());
        assertThat(chats.find(room, user)).isPresent();
        assertThat(chats.listMembers(room)).isNotEmpty();
        twoPages(page -> chats.list(user, true, page));
        chats.markRead(room, user, 1);
        chats.rename(room, "Cellar", user);
        chats.takeNumber(room, LONG_AGO);
        var messages = new PostgresMessageStore(DATABASE.get());
        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        var all = new Window(room, 0, Long.MAX_VALUE);
        assertThat(messages.findAll(List.of(new MessageId(user.value())), now)).isNotEmpty();
        twoPages(page -> messages.list(all, page, now));
        assertThat(messages.findLatest(List.of(all), Set.of(user(11)), now)).isNotEmpty();
        messages.count(List.of(all), Set.of(user), 10, now);
        messages.markRead(all, user(7), now);
        messages.listDisappeared(now, 10);
        messages.deleteContent(new MessageId(user.value()));
        messages.remove(new MessageId(user.value()));
    }

    /** A page from the beginning and the one behind it. */
    private static void twoPages(Function<PageRequest, Page<?>> list) {
        Scans.twoPages(PAGE, list);
    }

    private static UserId user() {
        return user(6);
    }

    private static UserId user(int number) {
        return UserId.parse("00000000-0000-7000-8000-%012x".formatted(number)).orElseThrow();
    }

    private static final String FILL =
            """
            -- Keys that refer to others hold by construction: checking each would take most of the time.
            SET LOCAL session_replication_role = replica;

            CREATE FUNCTION person(n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000000-0000-7000-8000-'' || lpad(to_hex(n), 12, ''0''))::uuid';

            INSERT INTO users (user_id, username, email, password_hash, display_name)
                SELECT person(n), 'u' || n, 'u' || n || '@example.com', '!', 'u' || n
                FROM generate_series(0, 1999) n;

            INSERT INTO follows SELECT person(n), person((n + k) % 2000), now() - make_interval(secs => k)
                FROM generate_series(0, 1999) n, generate_series(1, 30) k;
            INSERT INTO follow_requests SELECT follower_id, following_id, created_at FROM follows;
            INSERT INTO blocks SELECT follower_id, following_id, created_at FROM follows;
            INSERT INTO mutes SELECT follower_id, following_id, created_at FROM follows;

            INSERT INTO sessions (session_id, user_id, expires_at)
                SELECT gen_random_uuid(), person(n % 2000), now() + make_interval(mins => n::int)
                FROM generate_series(0, 8999) n;
            INSERT INTO idempotency_keys (user_id, idempotency_key, fingerprint, result_id, created_at)
                SELECT person(n % 2000), n, 'x', gen_random_uuid(), now() - make_interval(mins => n::int)
                FROM generate_series(0, 8999) n;
            INSERT INTO media (media_key, media_id, user_id, media_type, bytes, use_kind, use_id)
                SELECT 'posts/' || person(n) || '.jpg', person(n), person(n % 200), 'image/jpeg', 1,
                       'post', person(n % 1000)
                FROM generate_series(0, 8999) n;
            INSERT INTO stories (story_id, user_id, media_url, visibility, created_at, expires_at)
                SELECT person(n), person(n % 2000), 'stories/' || n, 'public', '2026-05-31', '2026-06-02'
                FROM generate_series(0, 8999) n;
            INSERT INTO story_views
                SELECT following_id, follower_id, created_at FROM follows;

            INSERT INTO live_streams (stream_id, streamer_id, title, created_at, start_time, status,
                    viewer_count, peak_viewers, total_viewers, invited, participants, moderators,
                    silenced, slow_seconds, stream_url, key_hash)
                SELECT person(n), person(n % 100), 'x', 'epoch', now(), 'live', n % 50, 0, 0, '{}', '{}', '{}', '{}', 0, 'x', 'hash' || n
                FROM generate_series(0, 8999) n;
            INSERT INTO gifts VALUES (person(0), 'x', 'x', 1);
            INSERT INTO transactions (transaction_id, sender_user_id, receiver_user_id, gift_id,
                    gift_quantity, amount, currency, currency_minor, exchange_rate, platform_fee,
                    streamer_payout, transaction_type, status, created_at, settled_at)
                SELECT person(n), person(n % 100), person(n % 100 + 1), person(0), 1, 1, 'USD', 100, 1,
                    0.3, 0.7, 'gift_sent', CASE WHEN n % 20 = 0 THEN 'pending' ELSE 'completed' END,
                    now() - make_interval(mins => n::int), now()
                FROM generate_series(0, 8999) n;
            INSERT INTO wallets
                SELECT person(n), account, 1
                FROM generate_series(0, 1999) n, unnest(ARRAY['balance', 'earnings']) account;

            INSERT INTO leaderboard_scores
                SELECT 'board ' || n % 10, person(n), n % 700 + 1 FROM generate_series(0, 8999) n;
            INSERT INTO leaderboard_entries
                SELECT gen_random_uuid(), now() FROM generate_series(0, 8999) n;

            INSERT INTO chat_rooms (room_id, kind, name, creator_id, created_at, last_number, latest_at)
                SELECT person(n), 'room', 'x', person(n), now(), 40, now() - make_interval(mins => n::int)
                FROM generate_series(0, 1999) n;
            INSERT INTO chat_members
                SELECT person(n), person((n + k) % 2000), 'member', now(), 0, NULL, 0, true
                FROM generate_series(0, 1999) n, generate_series(0, 29) k;
            INSERT INTO chats (message_id, room_id, number, sender_id, message_type, content,
                    "timestamp", is_disappearing)
                SELECT person(n), person(n % 200), n / 200, person(n % 200 + 1), 'text', 'x', now(), false
                FROM generate_series(0, 8999) n;
            """;
}
