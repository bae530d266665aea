package plaza.postgres;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.contracts.Samples;
import plaza.core.StorageException;
import plaza.core.id.UserId;
import plaza.core.platform.EventTypes;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.analytics.PostgresAnalyticsStore;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.chat.PostgresChatStore;
import plaza.postgres.chat.PostgresMessageStore;
import plaza.postgres.event.PostgresJournal;
import plaza.postgres.event.PostgresJournalConsumers;
import plaza.postgres.gift.PostgresGiftCatalog;
import plaza.postgres.graph.PostgresBlockStore;
import plaza.postgres.graph.PostgresFollowGraph;
import plaza.postgres.graph.PostgresFollowRequestStore;
import plaza.postgres.idempotency.PostgresIdempotencyStore;
import plaza.postgres.leaderboard.PostgresLeaderboard;
import plaza.postgres.ledger.PostgresLedger;
import plaza.postgres.like.PostgresLikeStore;
import plaza.postgres.live.PostgresStreamStore;
import plaza.postgres.media.PostgresMediaCatalog;
import plaza.postgres.notification.PostgresNotificationPreferenceStore;
import plaza.postgres.notification.PostgresNotificationStore;
import plaza.postgres.post.PostgresCounters;
import plaza.postgres.post.PostgresPostStore;
import plaza.postgres.reply.PostgresReplyStore;
import plaza.postgres.repost.PostgresRepostStore;
import plaza.postgres.search.PostgresAutocomplete;
import plaza.postgres.search.PostgresSearchIndex;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.story.PostgresStoryStore;
import plaza.postgres.timeline.PostgresTimelineStore;
import plaza.postgres.trend.PostgresTrendCounter;

/**
 * Every call on a database that is away fails in time, and says that it may work later. A new
 * adapter adds itself here.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long the driver waits for a server that says nothing, beyond the time-out. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(5);

    private static final List<UserId> BOTH = List.of(Samples.userId(), Samples.userId());

    private final PostgresAddress address = DatabaseForTests.create();
    private final Database database;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the database is there. */
    AwayTest() {
        try (var relay = new NotifyingJournal(address)) {
            database = open(relay);
            calls = calls(database);
        }
    }

    private static List<EveryCall.Call> calls(Database database) {
        List<EveryCall.Call> all =
                EveryCall.on(
                        new PostgresAccountStore(database),
                        new PostgresSessionStore(database),
                        new PostgresFollowGraph(database),
                        new PostgresFollowRequestStore(database),
                        new PostgresBlockStore(database),
                        new PostgresIdempotencyStore(database),
                        new PostgresPostStore(database),
                        new PostgresReplyStore(database),
                        new PostgresLikeStore(database),
                        new PostgresRepostStore(database),
                        new PostgresBookmarkStore(database),
                        new PostgresMediaCatalog(database),
                        new PostgresJournalConsumers(database, EventTypes.CODEC),
                        new PostgresNotificationStore(database),
                        new PostgresNotificationPreferenceStore(database),
                        new PostgresStoryStore(database),
                        new PostgresChatStore(database),
                        new PostgresMessageStore(database),
                        new PostgresStreamStore(database),
                        new PostgresGiftCatalog(database),
                        new PostgresLedger(database),
                        new PostgresLeaderboard(database),
                        new PostgresSearchIndex(database),
                        new PostgresAutocomplete(database),
                        new PostgresTrendCounter(database),
                        new PostgresAnalyticsStore(database),
                        new PostgresCounters(database),
                        new PostgresJournal(database, UUID.randomUUID(), EventTypes.CODEC),
                        new PostgresTimelineStore(database, 800));
        // Filling asks nobody: the row has its counts from the beginning.
        return all.stream().filter(call -> !call.name().equals("Counters.fill")).toList();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        Away.failInTime(calls, TIMEOUT.plus(GRACE));
    }

    @Test
    void aServerThatHangsIsGivenUpInTime() {
        try (var relay = new NotifyingJournal(address);
                Database hanging = open(relay)) {
            var accounts = new PostgresAccountStore(hanging);
            accounts.findAll(BOTH);
            relay.fallSilent();

            Away.failsInTime(
                    new EveryCall.Call("findAll", () -> accounts.findAll(BOTH)),
                    TIMEOUT.plus(SOCKET_TIMEOUT).plus(GRACE));
        }
    }

    /** Each connection of the pool may fail once; then there are new ones. */
    @Test
    void aServerThatComesBackIsUsedAgain() {
        try (var relay = new NotifyingJournal(address);
                Database restarted = open(relay)) {
            var accounts = new PostgresAccountStore(restarted);
            relay.hangUp();

            Away.failsInTime(
                    new EveryCall.Call("findAll", () -> accounts.findAll(BOTH)),
                    TIMEOUT.plus(GRACE));

            Awaitility.await()
                    .ignoreException(StorageException.class)
                    .until(() -> accounts.findAll(BOTH).isEmpty());
        }
    }

    private static Database open(NotifyingJournal relay) {
        return DatabaseForTests.open(relay.address(), 2, TIMEOUT);
    }

    @AfterAll
    void close() {
        database.close();
    }
}
