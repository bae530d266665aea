package plaza.core.platform;

import plaza.core.account.AccountStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.event.Broadcast;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.like.LikeStore;
import plaza.core.limit.RateLimiter;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaStore;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.post.Counters;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchIndex;
import plaza.core.session.SessionStore;
import plaza.core.story.StoryStore;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;

/** Every port, ready for use: on the engine that the configuration names, guarded, and cached. */
public record Stores(
        AccountStore accounts,
        SessionStore sessions,
        FollowGraph graph,
        FollowRequestStore followRequests,
        BlockStore blocks,
        PostStore posts,
        ReplyStore replies,
        Counters counters,
        LikeStore likes,
        RepostStore reposts,
        BookmarkStore bookmarks,
        TimelineStore timelines,
        IdempotencyStore idempotency,
        RateLimiter limiter,
        Journal journal,
        JournalConsumers consumers,
        NotificationStore notifications,
        NotificationPreferenceStore notificationPreferences,
        MediaStore mediaStore,
        MediaCatalog mediaCatalog,
        Broadcast broadcast,
        StoryStore stories,
        SearchIndex search,
        Autocomplete autocomplete,
        TrendCounter trends,
        AnalyticsStore analytics) {}
