package plaza.postgres;

import java.time.Duration;
import plaza.core.account.AccountStore;
import plaza.core.activity.ActivityStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.engine.PortAdapters;
import plaza.core.event.EventCodec;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalRecovery;
import plaza.core.event.Leases;
import plaza.core.gift.GiftCatalog;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.InfluenceStore;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Leaderboard;
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
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.activity.PostgresActivityStore;
import plaza.postgres.analytics.PostgresAnalyticsStore;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.chat.PostgresChatStore;
import plaza.postgres.chat.PostgresMessageStore;
import plaza.postgres.event.PostgresJournal;
import plaza.postgres.event.PostgresJournalConsumers;
import plaza.postgres.event.PostgresLeases;
import plaza.postgres.event.RecoveryWorker;
import plaza.postgres.gift.PostgresGiftCatalog;
import plaza.postgres.graph.PostgresBlockStore;
import plaza.postgres.graph.PostgresFollowGraph;
import plaza.postgres.graph.PostgresFollowRequestStore;
import plaza.postgres.graph.PostgresFollowTraversal;
import plaza.postgres.graph.PostgresInfluenceStore;
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
import plaza.postgres.recommendation.PostgresRecommendationStore;
import plaza.postgres.reply.PostgresReplyStore;
import plaza.postgres.repost.PostgresRepostStore;
import plaza.postgres.search.PostgresAutocomplete;
import plaza.postgres.search.PostgresSearchIndex;
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.story.PostgresStoryStore;
import plaza.postgres.timeline.PostgresTimelineStore;
import plaza.postgres.trend.PostgresTrendCounter;

/** The adapters that PostgreSQL has. */
final class PostgresAdapters {
    /** How long another process waits for one that died. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    static final PortAdapters<Database> ALL =
            PortAdapters.<Database>none()
                    .with(AccountStore.class, PostgresAccountStore::new)
                    .with(SessionStore.class, PostgresSessionStore::new)
                    .with(FollowGraph.class, PostgresFollowGraph::new)
                    .companion(
                            FollowTraversal.class,
                            (database, _) -> new PostgresFollowTraversal(database))
                    .with(FollowRequestStore.class, PostgresFollowRequestStore::new)
                    .with(BlockStore.class, PostgresBlockStore::new)
                    .with(InfluenceStore.class, PostgresInfluenceStore::new)
                    .with(PostStore.class, PostgresPostStore::new)
                    .with(ReplyStore.class, PostgresReplyStore::new)
                    .with(LikeStore.class, PostgresLikeStore::new)
                    .with(Counters.class, PostgresCounters::new)
                    .with(RepostStore.class, PostgresRepostStore::new)
                    .with(BookmarkStore.class, PostgresBookmarkStore::new)
                    .made(
                            TimelineStore.class,
                            (database, context) ->
                                    new PostgresTimelineStore(
                                            database, context.get(TimelineSettings.CAP)))
                    .made(
                            Journal.class,
                            (database, context) ->
                                    new PostgresJournal(
                                            database,
                                            context.node(),
                                            context.others().shared(EventCodec.class)))
                    .companion(
                            JournalConsumers.class,
                            (database, context) ->
                                    new PostgresJournalConsumers(
                                            database, context.others().shared(EventCodec.class)))
                    .companion(
                            JournalRecovery.class,
                            (database, context) ->
                                    (redo, wakeUp, backoff) ->
                                            new RecoveryWorker(
                                                    database,
                                                    context.others().shared(EventCodec.class),
                                                    redo,
                                                    wakeUp,
                                                    backoff))
                    .companion(
                            Leases.class,
                            (database, context) ->
                                    new PostgresLeases(database, context.node(), LEASE))
                    .with(IdempotencyStore.class, PostgresIdempotencyStore::new)
                    .with(NotificationStore.class, PostgresNotificationStore::new)
                    .with(
                            NotificationPreferenceStore.class,
                            PostgresNotificationPreferenceStore::new)
                    .with(MediaCatalog.class, PostgresMediaCatalog::new)
                    .with(StoryStore.class, PostgresStoryStore::new)
                    .with(SearchIndex.class, PostgresSearchIndex::new)
                    .with(Autocomplete.class, PostgresAutocomplete::new)
                    .with(TrendCounter.class, PostgresTrendCounter::new)
                    .with(RecommendationStore.class, PostgresRecommendationStore::new)
                    .with(ActivityStore.class, PostgresActivityStore::new)
                    .with(AnalyticsStore.class, PostgresAnalyticsStore::new)
                    .with(ChatStore.class, PostgresChatStore::new)
                    .with(MessageStore.class, PostgresMessageStore::new)
                    .with(StreamStore.class, PostgresStreamStore::new)
                    .with(GiftCatalog.class, PostgresGiftCatalog::new)
                    .with(Ledger.class, PostgresLedger::new)
                    .with(Leaderboard.class, PostgresLeaderboard::new);

    private PostgresAdapters() {}
}
