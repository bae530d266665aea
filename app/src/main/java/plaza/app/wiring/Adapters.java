package plaza.app.wiring;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import plaza.app.budget.CacheSizes;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.config.Port;
import plaza.app.guard.Off;
import plaza.app.guard.PortGuard;
import plaza.cassandra.analytics.CassandraAnalyticsStore;
import plaza.cassandra.post.CassandraPostStore;
import plaza.cassandra.timeline.CassandraTimelineStore;
import plaza.cassandra.trend.CassandraTrendCounter;
import plaza.core.account.AccountStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.cache.Cache;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.event.Broadcast;
import plaza.core.event.JournalConsumers;
import plaza.core.gift.GiftCatalog;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.GraphProfiles;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.ledger.Ledger;
import plaza.core.like.LikeStore;
import plaza.core.limit.FallbackRateLimiter;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.Unlimited;
import plaza.core.live.StreamStore;
import plaza.core.live.ViewerCounter;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaStore;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.platform.EventTypes;
import plaza.core.post.Counters;
import plaza.core.post.PostStore;
import plaza.core.presence.PresenceTracker;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchIndex;
import plaza.core.session.SessionStore;
import plaza.core.story.StoryStore;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.local.event.LocalBroadcast;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.live.LocalViewerCounter;
import plaza.local.media.LocalMediaStore;
import plaza.local.presence.LocalPresenceTracker;
import plaza.local.timeline.LocalTimelineStore;
import plaza.media.DiskRoom;
import plaza.mongodb.account.MongoAccountStore;
import plaza.mongodb.bookmark.MongoBookmarkStore;
import plaza.mongodb.chat.MongoChatStore;
import plaza.mongodb.chat.MongoMessageStore;
import plaza.mongodb.graph.MongoBlockStore;
import plaza.mongodb.graph.MongoFollowBacklog;
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
import plaza.neo4j.graph.Neo4jFollowGraph;
import plaza.neo4j.graph.Neo4jGraphProfiles;
import plaza.opensearch.search.OpenSearchAutocomplete;
import plaza.opensearch.search.OpenSearchSearchIndex;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.analytics.PostgresAnalyticsStore;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.chat.PostgresChatStore;
import plaza.postgres.chat.PostgresMessageStore;
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
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.story.PostgresStoryStore;
import plaza.postgres.timeline.PostgresTimelineStore;
import plaza.postgres.trend.PostgresTrendCounter;
import plaza.redis.cache.RedisCache;
import plaza.redis.event.RedisBroadcast;
import plaza.redis.event.RedisJournalConsumers;
import plaza.redis.idempotency.RedisIdempotencyStore;
import plaza.redis.leaderboard.RedisLeaderboard;
import plaza.redis.limit.RedisRateLimiter;
import plaza.redis.live.RedisViewerCounter;
import plaza.redis.post.RedisCounters;
import plaza.redis.presence.RedisPresenceTracker;
import plaza.redis.search.RedisAutocomplete;
import plaza.redis.session.RedisSessionStore;
import plaza.redis.trend.RedisTrendCounter;
import plaza.s3.media.S3MediaStore;

/**
 * The adapter of each port on the engine that the configuration names, within the guard. Each call
 * makes another one; they hold nothing but the connection.
 */
final class Adapters {
    private final Configuration configuration;
    private final CacheSizes memory;
    private final EngineConnections engines;
    private final PortGuard guard;
    private final Clock clock;
    private final @Nullable FallbackFollowGraph fallback;

    Adapters(
            Configuration configuration,
            CacheSizes memory,
            EngineConnections engines,
            PortGuard guard,
            Clock clock) {
        this.configuration = configuration;
        this.memory = memory;
        this.engines = engines;
        this.guard = guard;
        this.clock = clock;
        this.fallback = fallback(configuration, engines, guard);
    }

    AccountStore accounts() {
        return guarded(
                Port.ACCOUNT_STORE,
                AccountStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresAccountStore(engines.postgres());
                            case MONGODB -> new MongoAccountStore(engines.mongodb());
                            default -> throw none(Port.ACCOUNT_STORE, engine);
                        });
    }

    SessionStore sessions() {
        return guarded(
                Port.SESSION_STORE,
                SessionStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresSessionStore(engines.postgres());
                            case REDIS -> new RedisSessionStore(engines.redis());
                            default -> throw none(Port.SESSION_STORE, engine);
                        });
    }

    FollowGraph graph() {
        return fallback == null
                ? guarded(
                        Port.FOLLOW_GRAPH,
                        FollowGraph.class,
                        engine ->
                                switch (engine) {
                                    case POSTGRES -> new PostgresFollowGraph(engines.postgres());
                                    case MONGODB -> new MongoFollowGraph(engines.mongodb());
                                    default -> throw none(Port.FOLLOW_GRAPH, engine);
                                })
                : fallback;
    }

    /** The graph that is written on two engines, where it is. */
    Optional<FallbackFollowGraph> fallback() {
        return Optional.ofNullable(fallback);
    }

    private static @Nullable FallbackFollowGraph fallback(
            Configuration configuration, EngineConnections engines, PortGuard guard) {
        if (!configuration.engine(Port.FOLLOW_GRAPH).equals(Optional.of(Engine.NEO4J))) {
            return null;
        }
        String record = Engine.MONGODB.label();
        return new FallbackFollowGraph(
                guard.remote(
                        FollowGraph.class,
                        Engine.NEO4J.label(),
                        new Neo4jFollowGraph(engines.neo4j())),
                guard.remote(FollowGraph.class, record, new MongoFollowGraph(engines.mongodb())),
                guard.remote(
                        FollowBacklog.class, record, new MongoFollowBacklog(engines.mongodb())));
    }

    /** Where the graph keeps profiles beside the follows. */
    Optional<GraphProfiles> graphProfiles() {
        return fallback()
                .map(
                        _ ->
                                guard.remote(
                                        GraphProfiles.class,
                                        Engine.NEO4J.label(),
                                        new Neo4jGraphProfiles(engines.neo4j())));
    }

    FollowRequestStore followRequests() {
        return guarded(
                Port.FOLLOW_REQUEST_STORE,
                FollowRequestStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresFollowRequestStore(engines.postgres());
                            case MONGODB -> new MongoFollowRequestStore(engines.mongodb());
                            default -> throw none(Port.FOLLOW_REQUEST_STORE, engine);
                        });
    }

    BlockStore blocks() {
        return guarded(
                Port.BLOCK_STORE,
                BlockStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresBlockStore(engines.postgres());
                            case MONGODB -> new MongoBlockStore(engines.mongodb());
                            default -> throw none(Port.BLOCK_STORE, engine);
                        });
    }

    PostStore posts() {
        return guarded(
                Port.POST_STORE,
                PostStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresPostStore(engines.postgres());
                            case CASSANDRA -> new CassandraPostStore(engines.cassandra());
                            default -> throw none(Port.POST_STORE, engine);
                        });
    }

    ReplyStore replies() {
        return guarded(
                Port.REPLY_STORE,
                ReplyStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresReplyStore(engines.postgres());
                            case MONGODB -> new MongoReplyStore(engines.mongodb());
                            default -> throw none(Port.REPLY_STORE, engine);
                        });
    }

    LikeStore likes() {
        return guarded(
                Port.LIKE_STORE,
                LikeStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresLikeStore(engines.postgres());
                            case MONGODB -> new MongoLikeStore(engines.mongodb());
                            default -> throw none(Port.LIKE_STORE, engine);
                        });
    }

    Counters counters() {
        return guarded(
                Port.COUNTERS,
                Counters.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresCounters(engines.postgres());
                            case REDIS -> new RedisCounters(engines.redis());
                            default -> throw none(Port.COUNTERS, engine);
                        });
    }

    RepostStore reposts() {
        return guarded(
                Port.REPOST_STORE,
                RepostStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresRepostStore(engines.postgres());
                            case MONGODB -> new MongoRepostStore(engines.mongodb());
                            default -> throw none(Port.REPOST_STORE, engine);
                        });
    }

    BookmarkStore bookmarks() {
        return guarded(
                Port.BOOKMARK_STORE,
                BookmarkStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresBookmarkStore(engines.postgres());
                            case MONGODB -> new MongoBookmarkStore(engines.mongodb());
                            default -> throw none(Port.BOOKMARK_STORE, engine);
                        });
    }

    IdempotencyStore idempotency() {
        return guarded(
                Port.IDEMPOTENCY_STORE,
                IdempotencyStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresIdempotencyStore(engines.postgres());
                            case REDIS -> new RedisIdempotencyStore(engines.redis());
                            default -> throw none(Port.IDEMPOTENCY_STORE, engine);
                        });
    }

    NotificationStore notifications() {
        return guarded(
                Port.NOTIFICATION_STORE,
                NotificationStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresNotificationStore(engines.postgres());
                            case MONGODB -> new MongoNotificationStore(engines.mongodb());
                            default -> throw none(Port.NOTIFICATION_STORE, engine);
                        });
    }

    NotificationPreferenceStore notificationPreferences() {
        return guarded(
                Port.NOTIFICATION_PREFERENCE_STORE,
                NotificationPreferenceStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES ->
                                    new PostgresNotificationPreferenceStore(engines.postgres());
                            case MONGODB -> new MongoNotificationPreferenceStore(engines.mongodb());
                            default -> throw none(Port.NOTIFICATION_PREFERENCE_STORE, engine);
                        });
    }

    MediaCatalog mediaCatalog() {
        return guarded(
                Port.MEDIA_CATALOG,
                MediaCatalog.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresMediaCatalog(engines.postgres());
                            case MONGODB -> new MongoMediaCatalog(engines.mongodb());
                            default -> throw none(Port.MEDIA_CATALOG, engine);
                        });
    }

    StoryStore stories() {
        return guarded(
                Port.STORY_STORE,
                StoryStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresStoryStore(engines.postgres());
                            case MONGODB -> new MongoStoryStore(engines.mongodb());
                            default -> throw none(Port.STORY_STORE, engine);
                        });
    }

    SearchIndex search() {
        return guarded(
                Port.SEARCH_INDEX,
                SearchIndex.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresSearchIndex(engines.postgres());
                            case OPENSEARCH -> new OpenSearchSearchIndex(engines.opensearch());
                            default -> throw none(Port.SEARCH_INDEX, engine);
                        });
    }

    Autocomplete autocomplete() {
        return guarded(
                Port.AUTOCOMPLETE,
                Autocomplete.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresAutocomplete(engines.postgres());
                            case REDIS -> new RedisAutocomplete(engines.redis());
                            case OPENSEARCH -> new OpenSearchAutocomplete(engines.opensearch());
                            default -> throw none(Port.AUTOCOMPLETE, engine);
                        });
    }

    TrendCounter trends() {
        return guarded(
                Port.TREND_COUNTER,
                TrendCounter.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresTrendCounter(engines.postgres());
                            case REDIS ->
                                    new RedisTrendCounter(
                                            engines.redis(),
                                            configuration.trends().retention().plusDays(1));
                            case CASSANDRA ->
                                    new CassandraTrendCounter(
                                            engines.cassandra(),
                                            configuration.trends().retention().plusDays(1));
                            default -> throw none(Port.TREND_COUNTER, engine);
                        });
    }

    AnalyticsStore analytics() {
        return guarded(
                Port.ANALYTICS_STORE,
                AnalyticsStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresAnalyticsStore(engines.postgres());
                            case CASSANDRA -> new CassandraAnalyticsStore(engines.cassandra());
                            default -> throw none(Port.ANALYTICS_STORE, engine);
                        });
    }

    ChatStore chats() {
        return guarded(
                Port.CHAT_STORE,
                ChatStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresChatStore(engines.postgres());
                            case MONGODB -> new MongoChatStore(engines.mongodb());
                            default -> throw none(Port.CHAT_STORE, engine);
                        });
    }

    MessageStore messages() {
        return guarded(
                Port.MESSAGE_STORE,
                MessageStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresMessageStore(engines.postgres());
                            case MONGODB -> new MongoMessageStore(engines.mongodb());
                            default -> throw none(Port.MESSAGE_STORE, engine);
                        });
    }

    TimelineStore timelines() {
        int cap = configuration.timeline().cap();
        return guarded(
                Port.TIMELINE_STORE,
                TimelineStore.class,
                engine ->
                        switch (engine) {
                            case LOCAL -> new LocalTimelineStore(cap, memory.places());
                            case POSTGRES -> new PostgresTimelineStore(engines.postgres(), cap);
                            case CASSANDRA -> new CassandraTimelineStore(engines.cassandra(), cap);
                            default -> throw none(Port.TIMELINE_STORE, engine);
                        });
    }

    RateLimiter limiter() {
        if (!configuration.limits().enabled() || configuration.bench()) {
            return guard.local(RateLimiter.class, new Unlimited());
        }
        RateLimiter own = new LocalRateLimiter(memory.keys(), clock);
        RateLimiter limiter =
                guarded(
                        Port.RATE_LIMITER,
                        RateLimiter.class,
                        engine ->
                                switch (engine) {
                                    case LOCAL -> own;
                                    case REDIS -> new RedisRateLimiter(engines.redis(), clock);
                                    default -> throw none(Port.RATE_LIMITER, engine);
                                });
        return new FallbackRateLimiter(limiter, own);
    }

    MediaStore mediaStore() {
        return guarded(
                Port.MEDIA_STORE,
                MediaStore.class,
                engine ->
                        switch (engine) {
                            case LOCAL ->
                                    new LocalMediaStore(
                                            configuration.data().resolve("media"),
                                            clock,
                                            DiskRoom.of(
                                                    configuration.data(),
                                                    configuration.media().freeDisk()));
                            case S3 -> new S3MediaStore(engines.s3());
                            default -> throw none(Port.MEDIA_STORE, engine);
                        });
    }

    /** That the servers share; without one, each has only its own. */
    Cache cache() {
        return configuration.engine(Port.CACHE).filter(engine -> engine != Engine.LOCAL).isEmpty()
                ? Cache.NONE
                : guarded(
                        Port.CACHE,
                        Cache.class,
                        engine ->
                                switch (engine) {
                                    case REDIS -> new RedisCache(engines.redis());
                                    default -> throw none(Port.CACHE, engine);
                                });
    }

    Broadcast broadcast() {
        return guarded(
                Port.BROADCAST,
                Broadcast.class,
                engine ->
                        switch (engine) {
                            case LOCAL -> new LocalBroadcast();
                            case REDIS -> new RedisBroadcast(engines.redis(), new LocalBroadcast());
                            default -> throw none(Port.BROADCAST, engine);
                        });
    }

    JournalConsumers consumers() {
        return guarded(
                Port.JOURNAL,
                JournalConsumers.class,
                engine ->
                        switch (engine) {
                            case POSTGRES ->
                                    new PostgresJournalConsumers(
                                            engines.postgres(), EventTypes.CODEC);
                            case REDIS ->
                                    new RedisJournalConsumers(engines.redis(), EventTypes.CODEC);
                            default -> throw none(Port.JOURNAL, engine);
                        });
    }

    StreamStore streams() {
        return guarded(
                Port.STREAM_STORE,
                StreamStore.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresStreamStore(engines.postgres());
                            case MONGODB -> new MongoStreamStore(engines.mongodb());
                            default -> throw none(Port.STREAM_STORE, engine);
                        });
    }

    ViewerCounter viewers() {
        return guarded(
                Port.VIEWER_COUNTER,
                ViewerCounter.class,
                engine ->
                        switch (engine) {
                            case LOCAL -> new LocalViewerCounter();
                            case REDIS -> new RedisViewerCounter(engines.redis());
                            default -> throw none(Port.VIEWER_COUNTER, engine);
                        });
    }

    GiftCatalog gifts() {
        return guardedOrOff(
                Port.GIFT_CATALOG,
                GiftCatalog.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresGiftCatalog(engines.postgres());
                            default -> throw none(Port.GIFT_CATALOG, engine);
                        });
    }

    PresenceTracker presence() {
        return guarded(
                Port.PRESENCE_TRACKER,
                PresenceTracker.class,
                engine ->
                        switch (engine) {
                            case LOCAL -> new LocalPresenceTracker(memory.keys());
                            case REDIS -> new RedisPresenceTracker(engines.redis());
                            default -> throw none(Port.PRESENCE_TRACKER, engine);
                        });
    }

    Leaderboard leaderboard() {
        return guardedOrOff(
                Port.LEADERBOARD,
                Leaderboard.class,
                engine ->
                        switch (engine) {
                            case POSTGRES -> new PostgresLeaderboard(engines.postgres());
                            case REDIS -> new RedisLeaderboard(engines.redis());
                            default -> throw none(Port.LEADERBOARD, engine);
                        });
    }

    Ledger ledger() {
        return guardedOrOff(Port.LEDGER, Ledger.class, this::ledgerOn);
    }

    /** For reading all of it, which takes longer than a request may. */
    Ledger ledgerForReading() {
        return configuration
                .engine(Port.LEDGER)
                .map(this::ledgerOn)
                .orElseGet(() -> Off.port(Ledger.class, Port.LEDGER.label()));
    }

    private Ledger ledgerOn(Engine engine) {
        return switch (engine) {
            case POSTGRES -> new PostgresLedger(engines.postgres());
            default -> throw none(Port.LEDGER, engine);
        };
    }

    /** Also where the configuration has no engine for it. */
    private <T> T guardedOrOff(Port port, Class<T> type, Function<Engine, T> adapter) {
        return configuration.engine(port).isPresent()
                ? guarded(port, type, adapter)
                : Off.port(type, port.label());
    }

    <T> T guarded(Port port, Class<T> type, Function<Engine, T> adapter) {
        Engine engine =
                configuration
                        .engine(port)
                        .orElseThrow(() -> new IllegalStateException(port.label() + " is off"));
        T made = adapter.apply(engine);
        return engine == Engine.LOCAL
                ? guard.local(type, made)
                : guard.remote(type, engine.label(), made);
    }

    private static IllegalStateException none(Port port, Engine engine) {
        return new IllegalStateException(
                "%s has no adapter on %s".formatted(port.label(), engine.label()));
    }
}
