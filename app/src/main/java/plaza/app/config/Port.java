package plaza.app.config;

import static plaza.app.config.Engine.CASSANDRA;
import static plaza.app.config.Engine.LOCAL;
import static plaza.app.config.Engine.MONGODB;
import static plaza.app.config.Engine.NEO4J;
import static plaza.app.config.Engine.OPENSEARCH;
import static plaza.app.config.Engine.POSTGRES;
import static plaza.app.config.Engine.REDIS;
import static plaza.app.config.Engine.S3;

import java.util.List;

/** The ports that a blueprint assigns engines to, with the engines that have an adapter for it. */
public enum Port {
    ACCOUNT_STORE("accountStore", POSTGRES, MONGODB),
    SESSION_STORE("sessionStore", POSTGRES, REDIS),
    FOLLOW_GRAPH("followGraph", POSTGRES, MONGODB, NEO4J),
    FOLLOW_REQUEST_STORE("followRequestStore", POSTGRES, MONGODB),
    BLOCK_STORE("blockStore", POSTGRES, MONGODB),
    POST_STORE("postStore", POSTGRES, CASSANDRA),
    REPLY_STORE("replyStore", POSTGRES, MONGODB),
    LIKE_STORE("likeStore", POSTGRES, MONGODB),
    COUNTERS("counters", POSTGRES, REDIS),
    REPOST_STORE("repostStore", POSTGRES, MONGODB),
    BOOKMARK_STORE("bookmarkStore", POSTGRES, MONGODB),
    TIMELINE_STORE("timelineStore", POSTGRES, LOCAL, CASSANDRA),
    JOURNAL("journal", POSTGRES, REDIS),
    RATE_LIMITER("rateLimiter", LOCAL, REDIS),
    IDEMPOTENCY_STORE("idempotencyStore", POSTGRES, REDIS),
    CACHE("cache", LOCAL, REDIS),
    NOTIFICATION_STORE("notificationStore", POSTGRES, MONGODB),
    NOTIFICATION_PREFERENCE_STORE("notificationPreferenceStore", POSTGRES, MONGODB),
    MEDIA_STORE("mediaStore", LOCAL, S3),
    MEDIA_CATALOG("mediaCatalog", POSTGRES, MONGODB),
    BROADCAST("broadcast", LOCAL, REDIS),
    STORY_STORE("storyStore", POSTGRES, MONGODB),
    SEARCH_INDEX("searchIndex", POSTGRES, OPENSEARCH),
    AUTOCOMPLETE("autocomplete", POSTGRES, REDIS, OPENSEARCH),
    TREND_COUNTER("trendCounter", POSTGRES, CASSANDRA, REDIS),
    ANALYTICS_STORE("analyticsStore", POSTGRES, CASSANDRA),
    CHAT_STORE("chatStore", POSTGRES, MONGODB),
    MESSAGE_STORE("messageStore", POSTGRES, MONGODB),
    STREAM_STORE("streamStore", POSTGRES, MONGODB),
    VIEWER_COUNTER("viewerCounter", LOCAL, REDIS),
    GIFT_CATALOG("giftCatalog", POSTGRES),
    LEDGER("ledger", POSTGRES),
    LEADERBOARD("leaderboard", POSTGRES, REDIS),
    PRESENCE_TRACKER("presenceTracker", LOCAL, REDIS);

    private final String label;

    // Never changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Engine> engines;

    Port(String label, Engine... engines) {
        this.label = label;
        this.engines = List.of(engines);
    }

    /** The name in the configuration. */
    public String label() {
        return label;
    }

    List<Engine> engines() {
        return engines;
    }
}
