package plaza.core.platform;

import java.util.List;
import java.util.stream.Stream;
import plaza.core.account.AccountFeature;
import plaza.core.analytics.AnalyticsFeature;
import plaza.core.analytics.Impressions;
import plaza.core.bookmark.BookmarkFeature;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.chat.ChatFeature;
import plaza.core.event.Backoff;
import plaza.core.event.EventRedo;
import plaza.core.event.EventRedos;
import plaza.core.event.Projection;
import plaza.core.event.RebuildAsked;
import plaza.core.event.Redo;
import plaza.core.event.Worker;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Ports;
import plaza.core.feature.Reconciliation;
import plaza.core.feature.Shared;
import plaza.core.gift.GiftFeature;
import plaza.core.graph.GraphFeature;
import plaza.core.idempotency.IdempotencyFeature;
import plaza.core.leaderboard.LeaderboardFeature;
import plaza.core.ledger.LedgerFeature;
import plaza.core.like.LikeFeature;
import plaza.core.like.LikeStore;
import plaza.core.limit.LimitFeature;
import plaza.core.live.LiveFeature;
import plaza.core.mark.MarkFeature;
import plaza.core.media.MediaFeature;
import plaza.core.notification.NotificationFeature;
import plaza.core.notification.NotificationUpdateFilter;
import plaza.core.post.PostFeature;
import plaza.core.post.PostPolicy;
import plaza.core.post.PostStore;
import plaza.core.post.PostUpdateFilter;
import plaza.core.post.Recount;
import plaza.core.post.ViewerMarks;
import plaza.core.presence.PresenceFeature;
import plaza.core.reply.ReplyFeature;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostFeature;
import plaza.core.repost.RepostStore;
import plaza.core.search.SearchFeature;
import plaza.core.session.SessionFeature;
import plaza.core.story.StoryFeature;
import plaza.core.subscription.SubscriptionFeature;
import plaza.core.timeline.TimelineFeature;
import plaza.core.trend.TrendFeature;
import plaza.core.update.UpdateFeature;
import plaza.core.update.UpdateFilter;

/** The platform: the list of its features, each put together from its ports. */
public final class Platform {
    private final Shared shared;
    private final List<Feature> features;
    private final List<Object> services;

    public Platform(Shared shared) {
        this.shared = shared;
        this.features = features(shared);
        this.services =
                Stream.concat(
                                Stream.of(shared.ids()),
                                features.stream().flatMap(feature -> feature.services().stream()))
                        .toList();
    }

    /** From the ground up: each is made of those before it. */
    private static List<Feature> features(Shared shared) {
        Ports ports = shared.ports();
        var limits = new LimitFeature(shared);
        var idempotency = new IdempotencyFeature(shared);
        var media = new MediaFeature(shared, limits);
        var accounts = new AccountFeature(shared, media);
        var sessions = new SessionFeature(shared, limits, accounts);
        var graph = new GraphFeature(shared, media, PostPolicy.shown(ports.get(PostStore.class)));
        var updates = new UpdateFeature(shared, UpdateTypes.CODEC);

        var impressions = new Impressions(shared.clock());
        LikeStore likes = ports.get(LikeStore.class);
        RepostStore reposts = ports.get(RepostStore.class);
        ReplyStore replies = ports.get(ReplyStore.class);
        var posts =
                new PostFeature(
                        shared,
                        media,
                        graph,
                        replies,
                        new ViewerMarks(likes, reposts, ports.get(BookmarkStore.class)),
                        new Recount(likes, reposts, replies),
                        impressions);
        var marks = new MarkFeature(shared, posts, graph);
        var timelines = new TimelineFeature(shared, graph, posts, updates);
        var chats = new ChatFeature(shared, media, graph, updates);
        var live = new LiveFeature(shared, media, graph, updates, chats);
        var ledger = new LedgerFeature(shared);
        var presence = new PresenceFeature(shared, graph);

        List<UpdateFilter<?>> screens =
                List.of(
                        new PostUpdateFilter(posts.lookup(), graph.audience()),
                        new NotificationUpdateFilter(),
                        presence.screen(),
                        timelines.screen(),
                        chats.screen());
        return List.of(
                limits,
                idempotency,
                media,
                accounts,
                sessions,
                graph,
                updates,
                posts,
                marks,
                new ReplyFeature(shared, posts, graph),
                new LikeFeature(shared, posts, marks),
                new RepostFeature(shared, posts, marks),
                new BookmarkFeature(shared, posts, marks),
                timelines,
                new StoryFeature(shared, media, graph),
                chats,
                live,
                ledger,
                new GiftFeature(shared, ledger, live),
                presence,
                new NotificationFeature(shared, graph, posts, updates),
                new SearchFeature(shared, graph, posts),
                new TrendFeature(shared),
                new AnalyticsFeature(shared, posts, impressions),
                new LeaderboardFeature(shared, graph, live),
                new SubscriptionFeature(shared, sessions, graph, posts, presence, screens));
    }

    /** Everything that the platform can do, each found by its type. */
    public List<Object> services() {
        return services;
    }

    /** Returns a service. */
    public <S> S get(Class<S> service) {
        return services.stream()
                .filter(service::isInstance)
                .map(service::cast)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no feature has a " + service.getSimpleName()));
    }

    public Shared shared() {
        return shared;
    }

    /** Carries out again what was cut off. */
    public Redo redo() {
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
