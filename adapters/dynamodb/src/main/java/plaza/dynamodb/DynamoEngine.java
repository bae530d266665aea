package plaza.dynamodb;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import plaza.core.account.AccountStore;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.engine.AdapterContext;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineFigure;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.event.EventCodec;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalRecovery;
import plaza.core.event.Leases;
import plaza.core.event.step.JournalSteps;
import plaza.core.event.step.RecoveryWorker;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.InfluenceStore;
import plaza.core.graph.WalkedTraversal;
import plaza.core.like.LikeStore;
import plaza.core.media.MediaCatalog;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.search.SearchIndex;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.core.story.StoryStore;
import plaza.core.timeline.TimelineCacheEpoch;
import plaza.core.timeline.TimelineSettings;
import plaza.core.timeline.TimelineStore;
import plaza.dynamodb.account.DynamoAccountStore;
import plaza.dynamodb.analytics.DynamoAnalyticsStore;
import plaza.dynamodb.bookmark.DynamoBookmarkStore;
import plaza.dynamodb.event.DynamoJournal;
import plaza.dynamodb.event.DynamoJournalConsumers;
import plaza.dynamodb.event.DynamoJournalSteps;
import plaza.dynamodb.event.DynamoLeases;
import plaza.dynamodb.graph.DynamoBlockStore;
import plaza.dynamodb.graph.DynamoFollowGraph;
import plaza.dynamodb.graph.DynamoFollowRequestStore;
import plaza.dynamodb.graph.DynamoInfluenceStore;
import plaza.dynamodb.like.DynamoLikeStore;
import plaza.dynamodb.media.DynamoMediaCatalog;
import plaza.dynamodb.notification.DynamoNotificationPreferenceStore;
import plaza.dynamodb.notification.DynamoNotificationStore;
import plaza.dynamodb.post.DynamoPostStore;
import plaza.dynamodb.reply.DynamoReplyStore;
import plaza.dynamodb.repost.DynamoRepostStore;
import plaza.dynamodb.search.DynamoSearchIndex;
import plaza.dynamodb.story.DynamoStoryStore;
import plaza.dynamodb.timeline.DynamoTimelineCacheEpoch;
import plaza.dynamodb.timeline.DynamoTimelineStore;

/** DynamoDB, for people, their posts, what stands between them, and the journal. */
public final class DynamoEngine implements Engine<Dynamo> {
    /** Everybody knows it. */
    private static final String DEVELOPMENT = "plaza-development-secret";

    /** How long the work of a process that died stays undone. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final Section SECTION = Section.named("dynamodb");

    public static final Setting<URI> ENDPOINT =
            SECTION.add(
                    "endpoint",
                    ValueType.webAddress(),
                    "http://127.0.0.1:8000",
                    "At Amazon https://dynamodb.REGION.amazonaws.com.");

    public static final Setting<String> REGION =
            SECTION.add("region", ValueType.text(), "us-east-1", "");

    public static final Setting<String> TABLE_PREFIX =
            SECTION.add(
                    "tablePrefix",
                    ValueType.matching(
                            "up to 64 letters, digits and the signs _-.", "[\\w.-]{0,64}"),
                    "",
                    "Before the names of all tables, which are made where they are missing.");

    public static final Setting<String> ACCESS_KEY =
            SECTION.add(
                    "accessKey",
                    ValueType.matching("letters and digits", "\\w{0,128}"),
                    "plazadevelopment",
                    "Of the development server. Empty: as the SDK of Amazon finds it, in the"
                            + " environment, a profile, or the role of the machine.");

    public static final Setting<Secret> SECRET_KEY =
            SECTION.add("secretKey", ValueType.password(), DEVELOPMENT, "");

    private static final PortAdapters<Dynamo> ADAPTERS =
            PortAdapters.<Dynamo>none()
                    .with(AccountStore.class, DynamoAccountStore::new)
                    .with(FollowGraph.class, DynamoFollowGraph::new)
                    .companion(
                            FollowTraversal.class,
                            (dynamo, _) -> new WalkedTraversal(new DynamoFollowGraph(dynamo)))
                    .with(FollowRequestStore.class, DynamoFollowRequestStore::new)
                    .with(BlockStore.class, DynamoBlockStore::new)
                    .with(InfluenceStore.class, DynamoInfluenceStore::new)
                    .with(PostStore.class, DynamoPostStore::new)
                    .with(ReplyStore.class, DynamoReplyStore::new)
                    .with(LikeStore.class, DynamoLikeStore::new)
                    .with(RepostStore.class, DynamoRepostStore::new)
                    .with(BookmarkStore.class, DynamoBookmarkStore::new)
                    .with(StoryStore.class, DynamoStoryStore::new)
                    .with(MediaCatalog.class, DynamoMediaCatalog::new)
                    .with(NotificationStore.class, DynamoNotificationStore::new)
                    .with(NotificationPreferenceStore.class, DynamoNotificationPreferenceStore::new)
                    .with(AnalyticsStore.class, DynamoAnalyticsStore::new)
                    .with(SearchIndex.class, DynamoSearchIndex::new)
                    .composed(Journal.class, DynamoEngine::journal)
                    .companion(
                            JournalConsumers.class,
                            (dynamo, context) ->
                                    new DynamoJournalConsumers(
                                            dynamo, context.others().shared(EventCodec.class)))
                    .companion(JournalRecovery.class, DynamoEngine::recovery)
                    .companion(
                            Leases.class,
                            (dynamo, context) ->
                                    new DynamoLeases(
                                            dynamo, context.node(), LEASE, context.clock()))
                    .companion(
                            TimelineCacheEpoch.class,
                            (dynamo, _) -> new DynamoTimelineCacheEpoch(dynamo))
                    .made(
                            TimelineStore.class,
                            (dynamo, context) ->
                                    new DynamoTimelineStore(
                                            dynamo, context.get(TimelineSettings.CAP)));

    private static Journal journal(Dynamo dynamo, AdapterContext context) {
        DynamoJournalSteps steps = steps(dynamo, context);
        return new DynamoJournal(
                dynamo, steps, guarded(steps, context), context.site().timeout(), context.clock());
    }

    private static JournalRecovery recovery(Dynamo dynamo, AdapterContext context) {
        JournalSteps steps = guarded(steps(dynamo, context), context);
        return (redo, wakeUp, backoff) -> new RecoveryWorker(steps, redo, wakeUp, backoff);
    }

    /** Its steps are guarded, and so is what is written between them. */
    private static JournalSteps guarded(DynamoJournalSteps steps, AdapterContext context) {
        return context.others().guarded(JournalSteps.class, steps);
    }

    /** What is told while a commit is settled is known to whoever reads in this process. */
    private static DynamoJournalSteps steps(Dynamo dynamo, AdapterContext context) {
        return dynamo.shared(
                DynamoJournalSteps.class,
                () ->
                        new DynamoJournalSteps(
                                dynamo,
                                context.node(),
                                context.others().shared(EventCodec.class),
                                context.clock(),
                                context.site().timeout()));
    }

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<Dynamo> adapters() {
        return ADAPTERS;
    }

    @Override
    public Dynamo open(EngineSite site) {
        return Dynamo.open(
                new Dynamo.Address(
                        site.get(ENDPOINT),
                        site.get(REGION),
                        site.get(TABLE_PREFIX),
                        site.get(ACCESS_KEY),
                        site.get(SECRET_KEY)),
                site.timeout());
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                new Transport(
                        settings.get(ENDPOINT).getScheme().equalsIgnoreCase("https"),
                        settings.get(ACCESS_KEY).isEmpty()
                                || !settings.get(SECRET_KEY).equals(Secret.of(DEVELOPMENT))));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return List.of(HostAndPort.ofWeb(settings.get(ENDPOINT)));
    }

    @Override
    public List<EngineFigure> figures(Dynamo connection) {
        return connection.figures();
    }

    @Override
    public void check(Dynamo connection) {
        connection.check();
    }
}
