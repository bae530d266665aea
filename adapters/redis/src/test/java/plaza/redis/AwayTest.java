package plaza.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.core.platform.EventTypes;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.redis.cache.RedisCache;
import plaza.redis.event.RedisJournal;
import plaza.redis.event.RedisJournalConsumers;
import plaza.redis.event.RedisJournalSteps;
import plaza.redis.idempotency.RedisIdempotencyStore;
import plaza.redis.leaderboard.RedisLeaderboard;
import plaza.redis.live.RedisViewerCounter;
import plaza.redis.post.RedisCounters;
import plaza.redis.presence.RedisPresenceTracker;
import plaza.redis.search.RedisAutocomplete;
import plaza.redis.session.RedisSessionStore;
import plaza.redis.trend.RedisTrendCounter;

/**
 * Every call on a server that has ended fails in time, and says that it may work later. A new
 * adapter adds itself here.
 */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** What a call may take beyond its time-out where the machine is busy. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final RedisConnection connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.REDIS);
        try {
            connection = RedisConnection.open(server.address().toString(), TIMEOUT, "");
            calls =
                    EveryCall.on(
                            new RedisSessionStore(connection),
                            new RedisIdempotencyStore(connection),
                            new RedisCounters(connection),
                            new RedisCache(connection),
                            new RedisViewerCounter(connection),
                            new RedisPresenceTracker(connection),
                            new RedisLeaderboard(connection),
                            new RedisJournalConsumers(connection, EventTypes.CODEC),
                            new RedisAutocomplete(connection),
                            new RedisTrendCounter(connection, Duration.ofDays(1)),
                            new RedisJournal(
                                    new RedisJournalSteps(
                                            connection, UUID.randomUUID(), EventTypes.CODEC),
                                    TIMEOUT));
        } finally {
            server.close();
        }
    }

    @AfterAll
    void close() {
        connection.close();
    }

    @Test
    void everyCallFailsInTimeAndMayBeTriedAgain() {
        List<EveryCall.Call> all = new ArrayList<>(calls);
        // A rebuild that never began has no name here.
        all.removeIf(call -> call.name().equals("Autocomplete.finishRebuild"));
        all.add(new EveryCall.Call("check", connection::check));
        Away.failInTime(all, TIMEOUT.plus(GRACE));
    }
}
