package plaza.core.platform;

import java.util.List;
import java.util.stream.Stream;
import plaza.core.account.AccountEvent;
import plaza.core.account.AccountFeature;
import plaza.core.activity.ActivityFeature;
import plaza.core.activity.ActivitySettings;
import plaza.core.analytics.AnalyticsFeature;
import plaza.core.analytics.AnalyticsSettings;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.Impressions;
import plaza.core.bookmark.BookmarkEvent;
import plaza.core.bookmark.BookmarkFeature;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.chat.ChatEvent;
import plaza.core.chat.ChatFeature;
import plaza.core.chat.ChatUpdate;
import plaza.core.event.Backoff;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.EventRedo;
import plaza.core.event.EventRedos;
import plaza.core.event.JournalSettings;
import plaza.core.event.Projection;
import plaza.core.event.RebuildAsked;
import plaza.core.event.Worker;
import plaza.core.feature.Assembly;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Ports;
import plaza.core.feature.Reconciliation;
import plaza.core.feature.Services;
import plaza.core.feature.Shared;
import plaza.core.gift.GiftFeature;
import plaza.core.gift.GivingFeature;
import plaza.core.graph.GraphEvent;
import plaza.core.graph.GraphFeature;
import plaza.core.idempotency.IdempotencyFeature;
import plaza.core.leaderboard.LeaderboardFeature;
import plaza.core.ledger.LedgerEvent;
import plaza.core.ledger.LedgerFeature;
import plaza.core.ledger.PaymentSettings;
import plaza.core.like.LikeEvent;
import plaza.core.like.LikeFeature;
import plaza.core.like.LikeSettings;
import plaza.core.like.LikeStore;
import plaza.core.limit.LimitFeature;
import plaza.core.limit.LimitSettings;
import plaza.core.live.LiveFeature;
import plaza.core.live.LiveSettings;
import plaza.core.live.StreamEvent;
import plaza.core.live.StreamUpdate;
import plaza.core.mark.MarkFeature;
import plaza.core.media.MediaEvent;
import plaza.core.media.MediaFeature;
import plaza.core.media.MediaSettings;
import plaza.core.notification.NotificationEvent;
import plaza.core.notification.NotificationFeature;
import plaza.core.notification.NotificationSettings;
import plaza.core.notification.NotificationUpdate;
import plaza.core.post.PostAccessPolicy;
import plaza.core.post.PostEvent;
import plaza.core.post.PostFeature;
import plaza.core.post.PostStore;
import plaza.core.post.Recount;
import plaza.core.post.ViewerMarks;
import plaza.core.presence.PresenceFeature;
import plaza.core.recommendation.RecommendationFeature;
import plaza.core.reply.ReplyFeature;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostEvent;
import plaza.core.repost.RepostFeature;
import plaza.core.repost.RepostStore;
import plaza.core.search.SearchFeature;
import plaza.core.session.SessionEvent;
import plaza.core.session.SessionFeature;
import plaza.core.session.SessionSettings;
import plaza.core.setting.Section;
import plaza.core.story.StoryEvent;
import plaza.core.story.StoryFeature;
import plaza.core.story.StorySettings;
import plaza.core.subscription.SubscriptionFeature;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.FeedUpdate;
import plaza.core.timeline.TimelineFeature;
import plaza.core.timeline.TimelineSettings;
import plaza.core.trend.TrendFeature;
import plaza.core.trend.TrendSettings;
import plaza.core.update.UpdateCodec;
import plaza.core.update.UpdateFeature;

/** The platform: the list of its features, each put together from its ports. */
public final class Platform {
    /** The events of all features: records, or sealed interfaces that stand for all of theirs. */
    public static final List<Class<? extends Event>> EVENT_TYPES =
            List.of(
                    AccountEvent.class,
                    SessionEvent.class,
                    GraphEvent.class,
                    PostEvent.class,
                    LikeEvent.class,
                    RepostEvent.class,
                    BookmarkEvent.class,
                    NotificationEvent.class,
                    MediaEvent.class,
                    StoryEvent.class,
                    ChatEvent.class,
                    StreamEvent.class,
                    LedgerEvent.class,
                    RebuildAsked.class);

    /** Reads and writes each of them. */
    public static final EventCodec EVENTS = new EventCodec(EVENT_TYPES);

    /** Reads and writes the updates that are sent from server to server: those of KEPT topics. */
    public static final UpdateCodec UPDATES =
            new UpdateCodec(
                    List.of(
                            NotificationUpdate.class,
                            FeedUpdate.class,
                            ChatUpdate.class,
                            StreamUpdate.class));

    /** The settings of all features, in the order in which they are explained. */
    public static final List<Section> SECTIONS =
            List.of(
                    TimelineSettings.SECTION,
                    SessionSettings.SECTION,
                    LimitSettings.SECTION,
                    JournalSettings.SECTION,
                    NotificationSettings.SECTION,
                    MediaSettings.SECTION,
                    UpdateSettings.SECTION,
                    StorySettings.SECTION,
                    LikeSettings.SECTION,
                    TrendSettings.SECTION,
                    AnalyticsSettings.SECTION,
                    ActivitySettings.SECTION,
                    ReconcileSettings.SECTION,
                    LiveSettings.SECTION,
                    PaymentSettings.SECTION);

    private final List<Feature> features;
    private final Services services;

    public Platform(Shared shared) {
        var assembly = new Assembly(shared.ports());
        assemble(shared, assembly);
        this.features = assembly.features();
        this.services = assembly.services(shared.ids());
    }

    /** From the ground up: each is made of those before it. */
    private static void assemble(Shared shared, Assembly all) {
        Ports ports = shared.ports();
        var limits = all.add(new LimitFeature(shared));
        all.add(new IdempotencyFeature(shared));
        var media = all.add(new MediaFeature(shared, limits));
        var accounts = all.add(new AccountFeature(shared, media));
        var sessions = all.add(new SessionFeature(shared, limits, accounts));
        var impressions = new Impressions(shared.clock());
        var graph =
                all.add(
                        new GraphFeature(
                                shared,
                                media,
                                PostAccessPolicy.shown(ports.get(PostStore.class)),
                                impressions));
        var updates = all.add(new UpdateFeature(shared, UPDATES));

        LikeStore likes = ports.get(LikeStore.class);
        RepostStore reposts = ports.get(RepostStore.class);
        ReplyStore replies = ports.get(ReplyStore.class);
        var viewerMarks = new ViewerMarks(likes, reposts, ports.get(BookmarkStore.class));
        var posts =
                all.add(
                        new PostFeature(
                                shared,
                                media,
                                graph,
                                updates,
                                replies,
                                viewerMarks,
                                new Recount(
                                        likes,
                                        reposts,
                                        replies,
                                        ports.get(AnalyticsStore.class)::countImpressions),
                                impressions));
        var marks = all.add(new MarkFeature(shared, posts, graph));
        all.add(new ReplyFeature(shared, posts, graph));
        all.add(new LikeFeature(shared, posts, marks));
        all.add(new RepostFeature(shared, posts, marks));
        all.add(new BookmarkFeature(shared, posts, marks));
        all.add(new TimelineFeature(shared, graph, posts, updates));
        all.add(new StoryFeature(shared, media, graph));
        var chats =
                all.add(ChatFeature.OFFER, () -> new ChatFeature(shared, media, graph, updates));
        var live =
                all.add(
                        LiveFeature.OFFER,
                        () -> new LiveFeature(shared, media, graph, updates, chats.orElseThrow()));
        var ledger = all.add(LedgerFeature.OFFER, () -> new LedgerFeature(shared));
        all.add(GiftFeature.OFFER, () -> new GiftFeature(shared));
        all.add(
                GivingFeature.OFFER,
                () -> new GivingFeature(shared, ledger.orElseThrow(), live.orElseThrow()));
        var presence = all.add(new PresenceFeature(shared, graph, updates));
        all.add(new NotificationFeature(shared, graph, posts, updates));
        all.add(new SearchFeature(shared, graph, posts));
        var trends = all.add(new TrendFeature(shared, graph, posts));
        all.add(new RecommendationFeature(shared, graph, posts, viewerMarks, trends));
        all.add(new ActivityFeature(shared, graph, posts));
        all.add(new AnalyticsFeature(shared, posts, presence, impressions));
        all.add(
                LeaderboardFeature.OFFER,
                () -> new LeaderboardFeature(shared, graph, live.orElseThrow()));
        all.add(new SubscriptionFeature(shared, sessions, graph, posts, presence, updates));
    }

    /** Everything that the platform can do. */
    public Services services() {
        return services;
    }

    /** Returns a service, as {@link Services#get} does. */
    public <S> S get(Class<S> service) {
        return services.get(service);
    }

    /** Carries out again what was cut off. */
    public EventRedos redo() {
        return new EventRedos(
                Stream.concat(
                                features.stream().flatMap(feature -> feature.redo().stream()),
                                Stream.of(new EventRedo<>(RebuildAsked.class, _ -> true)))
                        .toList());
    }

    public List<Projection> projections() {
        return features.stream().flatMap(feature -> feature.projections().stream()).toList();
    }

    /**
     * What goes at its time, from the roof down: what somebody let go of is looked at in the same
     * round.
     */
    public List<CleanupJob> cleanups() {
        return features.reversed().stream()
                .flatMap(feature -> feature.cleanups().stream())
                .toList();
    }

    public List<CleanupJob> cleanupsAtOnce() {
        return features.stream().flatMap(feature -> feature.cleanupsAtOnce().stream()).toList();
    }

    /** What is derived, to be held against what it comes from. */
    public Reconciliation reconciliation() {
        return new Reconciliation(
                features.stream().flatMap(feature -> feature.reconciled().stream()).toList());
    }

    /** What runs beside the requests, not started yet. */
    public List<Worker> workers(Backoff backoff) {
        return features.stream().flatMap(feature -> feature.workers(backoff).stream()).toList();
    }

    /** Writes what has to be there before a server begins. */
    public void prepare() {
        features.forEach(Feature::prepare);
    }
}
