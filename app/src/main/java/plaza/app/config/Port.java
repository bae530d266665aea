package plaza.app.config;

import static plaza.app.config.Engine.LOCAL;
import static plaza.app.config.Engine.POSTGRES;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ports that a blueprint assigns engines to, with the engines that have an adapter for it. */
public enum Port {
    ACCOUNT_STORE("accountStore", POSTGRES),
    SESSION_STORE("sessionStore", POSTGRES),
    FOLLOW_GRAPH("followGraph", POSTGRES),
    BLOCK_STORE("blockStore", POSTGRES),
    POST_STORE("postStore", POSTGRES),
    REPLY_STORE("replyStore", POSTGRES),
    LIKE_STORE("likeStore", POSTGRES),
    COUNTERS("counters", POSTGRES),
    REPOST_STORE("repostStore", POSTGRES),
    BOOKMARK_STORE("bookmarkStore", POSTGRES),
    TIMELINE_STORE("timelineStore", POSTGRES, LOCAL),
    JOURNAL("journal", POSTGRES),
    RATE_LIMITER("rateLimiter", LOCAL),
    CACHE("cache", LOCAL),
    NOTIFICATION_STORE("notificationStore", POSTGRES),
    MEDIA_STORE("mediaStore", LOCAL),
    MEDIA_CATALOG("mediaCatalog", POSTGRES),
    BROADCAST("broadcast", LOCAL),
    STORY_STORE("storyStore", POSTGRES),
    SEARCH_INDEX("searchIndex", POSTGRES),
    AUTOCOMPLETE("autocomplete", POSTGRES),
    TREND_COUNTER("trendCounter", POSTGRES),
    ANALYTICS_STORE("analyticsStore", POSTGRES);

    private final String label;
    private final Engine usual;
    private final @Nullable Engine alternative;

    Port(String label, Engine usual) {
        this(label, usual, null);
    }

    Port(String label, Engine usual, @Nullable Engine alternative) {
        this.label = label;
        this.usual = usual;
        this.alternative = alternative;
    }

    /** The name in the configuration. */
    public String label() {
        return label;
    }

    List<Engine> engines() {
        return alternative == null ? List.of(usual) : List.of(usual, alternative);
    }
}
