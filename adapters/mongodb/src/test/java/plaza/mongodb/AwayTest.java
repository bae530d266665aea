package plaza.mongodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import plaza.contracts.Away;
import plaza.contracts.EveryCall;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;
import plaza.mongodb.account.MongoAccountStore;
import plaza.mongodb.bookmark.MongoBookmarkStore;
import plaza.mongodb.chat.MongoChatStore;
import plaza.mongodb.chat.MongoMessageStore;
import plaza.mongodb.graph.MongoBlockStore;
import plaza.mongodb.graph.MongoFollowGraph;
import plaza.mongodb.graph.MongoFollowRequestStore;
import plaza.mongodb.like.MongoLikeStore;
import plaza.mongodb.live.MongoStreamStore;
import plaza.mongodb.media.MongoMediaCatalog;
import plaza.mongodb.notification.MongoNotificationPreferenceStore;
import plaza.mongodb.notification.MongoNotificationStore;
import plaza.mongodb.reply.MongoReplyStore;
import plaza.mongodb.repost.MongoRepostStore;
import plaza.mongodb.story.MongoStoryStore;

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

    private final Mongo connection;
    private final List<EveryCall.Call> calls;

    /** The adapters are made while the server is there. */
    AwayTest() {
        TestEngine.Own server = TestEngine.start(Recipes.MONGODB);
        try {
            connection = Mongo.open(server.address().toString(), "away", TIMEOUT);
            calls =
                    EveryCall.on(
                            new MongoAccountStore(connection),
                            new MongoFollowGraph(connection),
                            new MongoFollowRequestStore(connection),
                            new MongoBlockStore(connection),
                            new MongoReplyStore(connection),
                            new MongoLikeStore(connection),
                            new MongoRepostStore(connection),
                            new MongoBookmarkStore(connection),
                            new MongoNotificationStore(connection),
                            new MongoNotificationPreferenceStore(connection),
                            new MongoMediaCatalog(connection),
                            new MongoStoryStore(connection),
                            new MongoChatStore(connection),
                            new MongoMessageStore(connection),
                            new MongoStreamStore(connection));
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
        all.add(new EveryCall.Call("check", connection::check));
        Away.failInTime(all, TIMEOUT.plus(GRACE));
    }
}
