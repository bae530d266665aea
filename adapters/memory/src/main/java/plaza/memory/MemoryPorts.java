package plaza.memory;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.account.AccountStore;
import plaza.core.activity.ActivityStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.feature.Ports;
import plaza.core.gift.GiftCatalog;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.InfluenceStore;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.ledger.Books;
import plaza.core.ledger.Ledger;
import plaza.core.like.LikeStore;
import plaza.core.live.StreamStore;
import plaza.core.media.MediaCatalog;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.post.Counters;
import plaza.core.post.PostStore;
import plaza.core.recommendation.RecommendationStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchIndex;
import plaza.core.session.SessionStore;
import plaza.core.story.StoryStore;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.activity.MemoryActivityStore;
import plaza.memory.analytics.MemoryAnalyticsStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;
import plaza.memory.gift.MemoryGiftCatalog;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.graph.MemoryInfluenceStore;
import plaza.memory.idempotency.MemoryIdempotencyStore;
import plaza.memory.leaderboard.MemoryLeaderboard;
import plaza.memory.ledger.MemoryLedger;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.notification.MemoryNotificationPreferenceStore;
import plaza.memory.notification.MemoryNotificationStore;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.recommendation.MemoryRecommendationStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;
import plaza.memory.session.MemorySessionStore;
import plaza.memory.story.MemoryStoryStore;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.memory.trend.MemoryTrendCounter;

/**
 * Every port in memory, for tests of what stands on them. What lies in the process whatever the
 * engine (limits, viewers, presence, broadcasts), and files, are given.
 */
public final class MemoryPorts implements Ports {
    private final Map<Class<?>, Object> adapters = new LinkedHashMap<>();

    public MemoryPorts(MemoryJournal journal, Clock clock) {
        with(Journal.class, journal);
        with(JournalConsumers.class, new MemoryJournalConsumers(journal));
        with(AccountStore.class, new MemoryAccountStore());
        with(SessionStore.class, new MemorySessionStore());
        with(FollowGraph.class, new MemoryFollowGraph());
        with(FollowRequestStore.class, new MemoryFollowRequestStore());
        with(BlockStore.class, new MemoryBlockStore());
        with(InfluenceStore.class, new MemoryInfluenceStore());
        with(PostStore.class, new MemoryPostStore());
        with(ReplyStore.class, new MemoryReplyStore());
        with(Counters.class, new MemoryCounters());
        with(LikeStore.class, new MemoryLikeStore());
        with(RepostStore.class, new MemoryRepostStore());
        with(BookmarkStore.class, new MemoryBookmarkStore());
        with(TimelineStore.class, new MemoryTimelineStore(800));
        with(IdempotencyStore.class, new MemoryIdempotencyStore());
        with(NotificationStore.class, new MemoryNotificationStore());
        with(NotificationPreferenceStore.class, new MemoryNotificationPreferenceStore());
        with(MediaCatalog.class, new MemoryMediaCatalog());
        with(StoryStore.class, new MemoryStoryStore());
        with(SearchIndex.class, new MemorySearchIndex());
        with(Autocomplete.class, new MemoryAutocomplete());
        with(TrendCounter.class, new MemoryTrendCounter());
        with(RecommendationStore.class, new MemoryRecommendationStore());
        with(ActivityStore.class, new MemoryActivityStore());
        with(AnalyticsStore.class, new MemoryAnalyticsStore());
        with(ChatStore.class, new MemoryChatStore());
        with(MessageStore.class, new MemoryMessageStore());
        with(StreamStore.class, new MemoryStreamStore());
        with(GiftCatalog.class, new MemoryGiftCatalog());
        var ledger = new MemoryLedger();
        with(Ledger.class, ledger);
        with(Books.class, ledger);
        with(Leaderboard.class, new MemoryLeaderboard());
    }

    /** Has another adapter, or something else that is given. */
    public <P> MemoryPorts with(Class<P> port, P adapter) {
        adapters.put(port, adapter);
        return this;
    }

    /** Has some ports no more, as where they lie on no engine. */
    public MemoryPorts without(Set<Class<?>> ports) {
        adapters.keySet().removeAll(ports);
        return this;
    }

    /** The ports that are there. */
    public Set<Class<?>> types() {
        return Set.copyOf(adapters.keySet());
    }

    @Override
    public <P> P get(Class<P> port) {
        return find(port)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no " + port.getSimpleName() + " is given"));
    }

    @Override
    public <P> P uncached(Class<P> port) {
        return get(port);
    }

    @Override
    public <P> Optional<P> find(Class<P> part) {
        return Optional.ofNullable(adapters.get(part)).map(part::cast);
    }

    @Override
    public boolean has(Class<?> port) {
        return adapters.containsKey(port);
    }
}
