package plaza.postgres.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Samples;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.CountKind;
import plaza.core.post.Entities;
import plaza.core.post.PostCounts;
import plaza.core.reply.ReplyStore.Order;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.Scans;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.like.PostgresLikeStore;
import plaza.postgres.reply.PostgresReplyStore;
import plaza.postgres.repost.PostgresRepostStore;

/**
 * No operation reads a whole table: PostgreSQL's own statistics count no sequential scan while all
 * of them run, often enough for it to settle on plans that do not know the parameters.
 */
@Tag("engine")
class PostScansTest {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    private static final int ROUNDS = 15;
    private static final PageRequest PAGE = PageRequest.first(5);
    private static final Instant NOW = Samples.now();

    // 500 people; 10,000 root posts, every tenth of a hashtag; 50 replies under each of the first
    // 100; 20 likes, reposts and bookmarks of each of the first 1,000.
    private static final String FILL =
            """
            CREATE FUNCTION person(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000000-0000-7000-8000-'' || lpad(to_hex(n), 12, ''0''))::uuid';
            CREATE FUNCTION post(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS
                'SELECT (''00000001-0000-7000-8000-'' || lpad(to_hex(n), 12, ''0''))::uuid';
            INSERT INTO users (user_id, username, email, password_hash, display_name)
                SELECT person(n), 'u' || n, 'u' || n, '!', 'u' || n FROM generate_series(0, 499) n;
            INSERT INTO tweets (tweet_id, user_id, content, hashtags, created_at)
                SELECT post(n), person(n % 500), repeat('x', 100),
                       CASE WHEN n % 10 = 0 THEN ARRAY['tag'] END, to_timestamp(n)
                FROM generate_series(0, 9999) n;
            INSERT INTO tweet_hashtags
                SELECT 'tag', tweet_id FROM tweets WHERE hashtags IS NOT NULL;
            INSERT INTO tweets (tweet_id, user_id, content, reply_to_tweet_id)
                SELECT post(n), person(n % 500), 'reply', post(n % 100)
                FROM generate_series(10000, 14999) n;
            INSERT INTO tweet_revisions (tweet_id, content, created_at)
                SELECT post(n), 'before', now() FROM generate_series(0, 4999) n;
            INSERT INTO likes (user_id, tweet_id, created_at)
                SELECT person((n + k) % 500), post(n), to_timestamp(k)
                FROM generate_series(0, 999) n, generate_series(1, 20) k;
            INSERT INTO bookmarks SELECT * FROM likes;
            INSERT INTO retweets (user_id, tweet_id, author_id, created_at)
                SELECT user_id, tweet_id, user_id, created_at FROM likes;
            """;

    private final Database database = DATABASE.get();
    private final UserId user = person(6);
    private final List<UserId> users = List.of(person(1), person(2), person(3));
    private final PostId post = post(50);
    private final List<PostId> posts = List.of(post(50), post(51), post(10_050));

    @BeforeAll
    static void fill() {
        Scans.fill(DATABASE.get(), FILL);
    }

    @Test
    void noOperationReadsAWholeTable() {
        List<String> scanned =
                Scans.during(
                        database,
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                rootPosts(round);
                                replies(round);
                                counters();
                                likes();
                                reposts();
                                bookmarks();
                            }
                        });
        assertThat(scanned).isEmpty();
    }

    private void rootPosts(int round) {
        var store = new PostgresPostStore(database);
        store.findAll(posts);
        twoPages(page -> store.listByAuthor(user, page));
        twoPages(page -> store.listByHashtag("tag", page));
        twoPages(page -> store.listPublic(null, null, page));
        twoPages(store::scan);
        store.listNewestKeys(users, post(4_000), 20);
        store.countByAuthor(users);
        store.insert(Samples.post(user));
        store.edit(post, "Text " + round, Entities.NONE, NOW);
        store.listRevisions(post);
        store.delete(post(100 + round));
    }

    private void replies(int round) {
        var store = new PostgresReplyStore(database);
        twoPages(page -> store.listReplies(post, Order.NEWEST, page));
        twoPages(page -> store.listReplies(post, Order.OLDEST, page));
        twoPages(store::scan);
        store.listFirstReplies(posts, Order.NEWEST, 3);
        store.listFirstReplies(posts, Order.OLDEST, 3);
        store.listAncestors(post(10_050));
        store.count(posts);
        store.insert(Samples.reply(user, post));
        store.delete(post(10_100 + round));
    }

    private void counters() {
        var counters = new PostgresCounters(database);
        counters.findAll(posts);
        counters.add(post, CountKind.LIKES, 1);
        counters.put(post, PostCounts.NONE);
    }

    private void likes() {
        var store = new PostgresLikeStore(database);
        twoPages(page -> store.listByPost(post, page));
        twoPages(page -> store.listByUser(user, page));
        store.markedAmong(user, posts);
        store.newestMarked(user, 100);
        store.count(posts);
        store.delete(user, post);
    }

    private void reposts() {
        var store = new PostgresRepostStore(database);
        twoPages(page -> store.listByPost(post, page));
        store.markedAmong(user, posts);
        store.newestMarked(user, 100);
        store.listNewest(users, null, 20);
        store.findEarliest(posts, users);
        store.count(posts);
        store.delete(user, post);
    }

    private void bookmarks() {
        var store = new PostgresBookmarkStore(database);
        twoPages(page -> store.listByUser(user, page));
        store.markedAmong(user, posts);
        store.newestMarked(user, 100);
        store.delete(user, post);
    }

    /** A page from the beginning and the one behind it. */
    private static void twoPages(Function<PageRequest, Page<?>> list) {
        Scans.twoPages(PAGE, list);
    }

    private static UserId person(int number) {
        return new UserId(UUID.fromString("00000000-0000-7000-8000-%012x".formatted(number)));
    }

    private static PostId post(int number) {
        return new PostId(UUID.fromString("00000001-0000-7000-8000-%012x".formatted(number)));
    }
}
