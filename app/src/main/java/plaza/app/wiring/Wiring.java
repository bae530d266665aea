package plaza.app.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.config.Port;
import plaza.app.config.Rate;
import plaza.app.guard.Faults;
import plaza.app.guard.PortGuard;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHasher;
import plaza.core.analytics.AnalyticsProjection;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.ImpressionWriter;
import plaza.core.analytics.Impressions;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.event.Backoff;
import plaza.core.event.Bell;
import plaza.core.event.Broadcast;
import plaza.core.event.EventListener;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalPruner;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.Relay;
import plaza.core.event.Tail;
import plaza.core.graph.BlockStore;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.idempotency.IdempotentRequests;
import plaza.core.like.LikeStore;
import plaza.core.limit.Limits;
import plaza.core.limit.RateLimiter;
import plaza.core.limit.RateLimiter.Decision;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaStore;
import plaza.core.media.Uploads;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationStore;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.Counters;
import plaza.core.post.PostLookup;
import plaza.core.post.PostStore;
import plaza.core.reply.ReplyStore;
import plaza.core.repost.RepostStore;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchBuilder;
import plaza.core.search.SearchFeed;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchProjection;
import plaza.core.search.SearchRebuild;
import plaza.core.session.SessionStore;
import plaza.core.session.TokenIssuer;
import plaza.core.story.StoryStore;
import plaza.core.timeline.TimelineProjection;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.Mentions;
import plaza.core.trend.TrendCounter;
import plaza.core.trend.TrendProjection;
import plaza.core.trend.TrendRules;
import plaza.core.update.CountsWatch;
import plaza.core.update.FeedAnnouncer;
import plaza.core.update.NotificationAnnouncer;
import plaza.core.update.SessionWatch;
import plaza.core.update.UpdateHub;
import plaza.core.update.UpdateSettings;
import plaza.http.bench.BenchFigures;
import plaza.local.account.CachedAccountStore;
import plaza.local.bookmark.CachedBookmarkStore;
import plaza.local.cache.CacheAwareJournal;
import plaza.local.event.LocalBroadcast;
import plaza.local.graph.CachedBlockStore;
import plaza.local.graph.CachedFollowGraph;
import plaza.local.like.CachedLikeStore;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.media.Ffmpeg;
import plaza.local.media.LocalMediaStore;
import plaza.local.media.LocalRenditions;
import plaza.local.media.SafeCopies;
import plaza.local.post.CachedCounters;
import plaza.local.post.CachedPostStore;
import plaza.local.post.TwitterTextParser;
import plaza.local.reply.CachedReplyStore;
import plaza.local.repost.CachedRepostStore;
import plaza.local.session.CachedSessionStore;
import plaza.local.timeline.LocalTimelineStore;
import plaza.postgres.Database;
import plaza.postgres.account.PostgresAccountStore;
import plaza.postgres.analytics.PostgresAnalyticsStore;
import plaza.postgres.bookmark.PostgresBookmarkStore;
import plaza.postgres.event.PostgresJournal;
import plaza.postgres.event.PostgresJournalConsumers;
import plaza.postgres.graph.PostgresBlockStore;
import plaza.postgres.graph.PostgresFollowGraph;
import plaza.postgres.graph.PostgresFollowRequestStore;
import plaza.postgres.idempotency.PostgresIdempotencyStore;
import plaza.postgres.like.PostgresLikeStore;
import plaza.postgres.media.PostgresMediaCatalog;
import plaza.postgres.notification.PostgresNotificationPreferenceStore;
import plaza.postgres.notification.PostgresNotificationStore;
import plaza.postgres.post.PostgresCounters;
import plaza.postgres.post.PostgresPostStore;
import plaza.postgres.reply.PostgresReplyStore;
import plaza.postgres.repost.PostgresRepostStore;
import plaza.postgres.search.PostgresAutocomplete;
import plaza.postgres.search.PostgresSearchIndex;
import plaza.postgres.server.PostgresAddress;
import plaza.postgres.session.PostgresSessionStore;
import plaza.postgres.story.PostgresStoryStore;
import plaza.postgres.timeline.PostgresTimelineStore;
import plaza.postgres.trend.PostgresTrendCounter;

/**
 * Builds the platform from a configuration, and takes it down in reverse order. Each port is its
 * engine's adapter, within the guard, within its cache.
 */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    private static final String POSTGRES = "postgres";

    /** How late this process's caches hear of what others wrote. */
    private static final Duration TAIL_EVERY = Duration.ofMillis(200);

    /** Follows in the cache, some 80 bytes each. */
    private static final long CACHED_FOLLOWS = 500_000;

    /** Blocks and mutes in the cache, as large. */
    private static final long CACHED_BARRIERS = 200_000;

    /** Ids in each cache of a reader's likes, reposts and bookmarks, 16 bytes each. */
    private static final long CACHED_MARKS = 1_000_000;

    /**
     * Bytes of heap for each place in a timeline in memory: 4 for the place, and its share of an
     * entry of some 200 bytes that it has in common with an author's other followers. At 384 MiB
     * this makes four million places, which take a quarter of the heap where ten readers share an
     * entry.
     */
    private static final long HEAP_PER_PLACE = 96;

    /** People and addresses whose requests are counted at a time. */
    private static final long LIMITED_KEYS = 200_000;

    private final Configuration configuration;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private final Database database;
    private final PortGuard guard;
    private final Stores stores;
    private final Services services;
    private final TimelineProjection timelineProjection;
    private final List<Projection> projections;
    private final SearchFeed searchFeed;
    private final Relay relay;
    private final UpdateHub updateHub;
    private final Bell bell = new Bell();

    /** What the platform is given from outside. */
    public record Outside(
            PostgresAddress postgres,
            TokenIssuer tokens,
            PasswordHasher hasher,
            MeterRegistry meters,
            Clock clock,
            Faults faults) {}

    /** Opens everything but the workers; see {@link #startWorkers}. */
    public Wiring(Configuration configuration, Outside outside) {
        this.configuration = configuration;
        this.clock = outside.clock();
        this.meters = outside.meters();
        Duration timeout = configuration.timeouts().storage();
        this.guard = closing(new PortGuard(meters, timeout, outside.faults()));
        this.database =
                closing(
                        Database.open(
                                outside.postgres().jdbcUrl(),
                                outside.postgres().user(),
                                password(outside.postgres()),
                                configuration.postgres().poolSize(),
                                timeout));
        this.updateHub = new UpdateHub(updateSettings(configuration.updates()), clock);
        UUID node = UUID.randomUUID();
        long cachedAccounts = configuration.cache().accounts();
        long cachedPosts = configuration.cache().posts();

        // Ports with a cache; each cache listens to what happens.
        var accounts =
                new CachedAccountStore(
                        postgres(AccountStore.class, new PostgresAccountStore(database)),
                        cachedAccounts,
                        clock);
        var sessions =
                new CachedSessionStore(
                        postgres(SessionStore.class, new PostgresSessionStore(database)),
                        cachedAccounts,
                        clock);
        var graph =
                new CachedFollowGraph(
                        postgres(FollowGraph.class, new PostgresFollowGraph(database)),
                        CACHED_FOLLOWS,
                        cachedAccounts,
                        clock);
        var blocks =
                new CachedBlockStore(
                        postgres(BlockStore.class, new PostgresBlockStore(database)),
                        CACHED_BARRIERS,
                        clock);
        var posts =
                new CachedPostStore(
                        postgres(PostStore.class, new PostgresPostStore(database)),
                        cachedPosts,
                        clock);
        var replies =
                new CachedReplyStore(
                        postgres(ReplyStore.class, new PostgresReplyStore(database)),
                        cachedPosts,
                        clock);
        var counters =
                new CachedCounters(
                        postgres(Counters.class, new PostgresCounters(database)),
                        cachedPosts,
                        clock);
        var likes =
                new CachedLikeStore(
                        postgres(LikeStore.class, new PostgresLikeStore(database)),
                        CACHED_MARKS,
                        clock);
        var reposts =
                new CachedRepostStore(
                        postgres(RepostStore.class, new PostgresRepostStore(database)),
                        CACHED_MARKS,
                        clock);
        var bookmarks =
                new CachedBookmarkStore(
                        postgres(BookmarkStore.class, new PostgresBookmarkStore(database)),
                        CACHED_MARKS,
                        clock);
        List<EventListener> listeners =
                List.of(
                        accounts, sessions, graph, blocks, posts, replies, counters, likes, reposts,
                        bookmarks, updateHub);

        this.relay =
                new Relay(
                        new CacheAwareJournal(
                                postgres(Journal.class, new PostgresJournal(database, node))),
                        node,
                        listeners,
                        bell);
        this.stores =
                new Stores(
                        accounts,
                        sessions,
                        graph,
                        postgres(
                                FollowRequestStore.class, new PostgresFollowRequestStore(database)),
                        blocks,
                        posts,
                        replies,
                        counters,
                        likes,
                        reposts,
                        bookmarks,
                        timelineStore(),
                        postgres(IdempotencyStore.class, new PostgresIdempotencyStore(database)),
                        guard.local(RateLimiter.class, limiter()),
                        relay,
                        postgres(JournalConsumers.class, new PostgresJournalConsumers(database)),
                        postgres(NotificationStore.class, new PostgresNotificationStore(database)),
                        postgres(
                                NotificationPreferenceStore.class,
                                new PostgresNotificationPreferenceStore(database)),
                        guard.local(MediaStore.class, mediaStore()),
                        postgres(MediaCatalog.class, new PostgresMediaCatalog(database)),
                        guard.local(Broadcast.class, new LocalBroadcast()),
                        postgres(StoryStore.class, new PostgresStoryStore(database)),
                        postgres(SearchIndex.class, new PostgresSearchIndex(database)),
                        postgres(Autocomplete.class, new PostgresAutocomplete(database)),
                        postgres(TrendCounter.class, new PostgresTrendCounter(database)),
                        postgres(AnalyticsStore.class, new PostgresAnalyticsStore(database)));
        var tools =
                new Services.Tools(
                        clock,
                        outside.hasher(),
                        outside.tokens(),
                        new TwitterTextParser(),
                        rules(configuration.limits()),
                        configuration.session().ttl(),
                        configuration.notification().retention(),
                        mediaTools(),
                        updateHub,
                        configuration.story().ttl(),
                        new TrendRules(
                                configuration.trends().retention(),
                                configuration.trends().minPeople()));
        this.services = Services.of(stores, tools);
        this.timelineProjection =
                new TimelineProjection(
                        stores.timelines(),
                        Services.pull(stores),
                        stores.graph(),
                        stores.reposts(),
                        configuration.timeline().pullAbove(),
                        new FeedAnnouncer(services.updates()));
        this.searchFeed = searchFeed();
        this.projections =
                List.of(
                        timelineProjection,
                        Services.notifying(
                                stores, tools, new NotificationAnnouncer(services.updates())),
                        new SearchProjection(searchFeed),
                        new TrendProjection(
                                stores.trends(),
                                stores.posts(),
                                stores.accounts(),
                                new Mentions(configuration.trends().retention(), clock)),
                        new AnalyticsProjection(
                                stores.analytics(),
                                new PostLookup(stores.posts(), stores.replies()),
                                clock));
    }

    /** Reads past the caches: they may not have heard yet of what another process wrote. */
    private SearchFeed searchFeed() {
        return new SearchFeed(
                new SearchFeed.Sources(
                        new PostLookup(
                                postgres(PostStore.class, new PostgresPostStore(database)),
                                postgres(ReplyStore.class, new PostgresReplyStore(database))),
                        postgres(AccountStore.class, new PostgresAccountStore(database)),
                        postgres(FollowGraph.class, new PostgresFollowGraph(database))),
                stores.search(),
                stores.autocomplete());
    }

    /** Fills what searching finds anew. */
    SearchRebuild searchRebuild() {
        return new SearchRebuild(
                stores.accounts(),
                List.of(stores.posts(), stores.replies()),
                stores.search(),
                stores.autocomplete(),
                searchFeed);
    }

    private TimelineStore timelineStore() {
        int cap = configuration.timeline().cap();
        Engine engine = configuration.engine(Port.TIMELINE_STORE).orElseThrow();
        return switch (engine) {
            case LOCAL ->
                    guard.local(
                            TimelineStore.class,
                            new LocalTimelineStore(
                                    cap, Runtime.getRuntime().maxMemory() / HEAP_PER_PLACE));
            case POSTGRES ->
                    postgres(TimelineStore.class, new PostgresTimelineStore(database, cap));
        };
    }

    private MediaStore mediaStore() {
        return new LocalMediaStore(configuration.data().resolve("media"), clock);
    }

    private Services.MediaTools mediaTools() {
        Configuration.Media media = configuration.media();
        var pictures =
                new LocalRenditions.Settings(
                        configuration.data().resolve("media-scaled"),
                        media.scaled(),
                        media.maxPixels());
        return new Services.MediaTools(
                new SafeCopies(media.maxPixels()),
                closing(
                        new LocalRenditions(
                                stores.mediaStore(),
                                pictures,
                                new Ffmpeg(media.ffmpeg(), media.ffmpegTimeout()))),
                new Uploads.Rules(media.maxPicture(), media.maxVideo(), media.maxSound(), clock),
                media.unused());
    }

    private <T> T postgres(Class<T> port, T adapter) {
        return guard.remote(port, POSTGRES, adapter);
    }

    private static Limits.Rules rules(Configuration.Limits limits) {
        return new Limits.Rules(
                limit(limits.requests()),
                limit(limits.writes()),
                limit(limits.loginPerAccount()),
                limit(limits.loginPerAddress()),
                limit(limits.uploads()));
    }

    private static UpdateSettings updateSettings(Configuration.Updates updates) {
        return new UpdateSettings(
                updates.retention(),
                updates.retained(),
                updates.connections(),
                updates.connectionsPerUser(),
                updates.heartbeat());
    }

    private static Limit limit(Rate rate) {
        return new Limit(rate.count(), rate.per());
    }

    private RateLimiter limiter() {
        return configuration.limits().enabled() && !configuration.bench()
                ? new LocalRateLimiter(LIMITED_KEYS, clock)
                : (key, limit) -> new Decision(true, limit.permits(), limit.window());
    }

    private static @Nullable String password(PostgresAddress address) {
        return address.password() == null ? null : address.password().reveal();
    }

    /**
     * Starts what a server does beside answering: the projections, the caches' ear for other
     * processes, and the sweeping of what has expired. Commands do without: the server catches up.
     */
    public Workers startWorkers() {
        Backoff backoff = Backoff.standard();
        closing(updateHub.listen(stores.broadcast(), stores.graph()));
        closing(new CountsWatch(updateHub, stores.counters(), backoff)).start();
        closing(new SessionWatch(updateHub, services.sessions(), backoff)).start();
        closing(new Tail(relay, TAIL_EVERY, backoff)).start();
        List<ProjectionRunner> runners =
                projections.stream().map(projection -> run(projection, backoff)).toList();
        closing(
                        new JournalPruner(
                                stores.journal(),
                                stores.consumers(),
                                runners.stream()
                                        .map(ProjectionRunner::name)
                                        .collect(Collectors.toSet()),
                                configuration.journal().retention(),
                                clock,
                                backoff))
                .start();
        closing(new Sweeper(sweeps(), clock)).start();
        closing(new SearchBuilder(searchRebuild(), backoff)).start();
        startImpressions(backoff);
        return new Workers(runners, new ProcessFigures(database, runners, timelineProjection));
    }

    /** Closed before the last ones are written: what is counted later is lost. */
    private void startImpressions(Backoff backoff) {
        Impressions impressions = services.impressions();
        var writer =
                new ImpressionWriter(impressions, stores.analytics(), stores.counters(), backoff);
        closing(writer::flush);
        closing(writer).start();
        Gauge.builder("plaza.impressions.waiting", impressions, Impressions::waiting)
                .description("Posts whose impressions wait to be written")
                .register(meters);
        FunctionCounter.builder("plaza.impressions.dropped", impressions, Impressions::dropped)
                .description("Impressions that were never written, for lack of room or by failure")
                .register(meters);
    }

    private ProjectionRunner run(Projection projection, Backoff backoff) {
        var runner =
                closing(
                        new ProjectionRunner(
                                stores.journal(), stores.consumers(), projection, bell, backoff));
        runner.start();
        measure(runner);
        return runner;
    }

    /** What has a time at which it goes, and how to remove it. */
    private List<Sweeper.Sweep> sweeps() {
        return List.of(
                new Sweeper.Sweep("sessions", stores.sessions()::deleteExpired),
                new Sweeper.Sweep(
                        "idempotency keys",
                        now ->
                                stores.idempotency()
                                        .deleteBefore(now.minus(IdempotentRequests.KEPT))),
                new Sweeper.Sweep(
                        "notifications",
                        now ->
                                stores.notifications()
                                        .deleteBefore(
                                                now.minus(
                                                        configuration.notification().retention()))),
                // In this order: what stories showed goes in the same round.
                new Sweeper.Sweep("stories", services.storySweep()::run),
                new Sweeper.Sweep("uploads", services.mediaSweep()::run),
                new Sweeper.Sweep(
                        "counts of hashtags",
                        now ->
                                stores.trends()
                                        .deleteBefore(
                                                now.minus(configuration.trends().retention()))),
                new Sweeper.Sweep(
                        "figures of hours",
                        now ->
                                stores.analytics()
                                        .deleteHours(now.minus(configuration.analytics().hours()))),
                new Sweeper.Sweep(
                        "figures of days",
                        now ->
                                stores.analytics()
                                        .deleteDays(
                                                LocalDate.ofInstant(
                                                        now.minus(configuration.analytics().days()),
                                                        ZoneOffset.UTC))),
                // An entry comes again only for as long as the journal has it.
                new Sweeper.Sweep(
                        "acts that were added up",
                        now ->
                                stores.analytics()
                                        .forgetActs(
                                                now.minus(configuration.journal().retention()))));
    }

    private void measure(ProjectionRunner runner) {
        Gauge.builder("plaza.projection.lag", runner, ProjectionRunner::lag)
                .description("Entries of the journal that wait to be applied")
                .tag("projection", runner.name())
                .register(meters);
        Gauge.builder("plaza.projection.parked", runner, ProjectionRunner::parked)
                .description("Entries set aside because they could not be applied")
                .tag("projection", runner.name())
                .register(meters);
    }

    /** What runs beside the requests. */
    public record Workers(List<ProjectionRunner> projections, BenchFigures figures) {}

    public Services services() {
        return services;
    }

    public Stores stores() {
        return stores;
    }

    /**
     * Returns when PostgreSQL answers.
     *
     * @throws plaza.core.StorageException when it does not
     */
    public void checkPostgres() {
        database.check();
    }

    private <T extends AutoCloseable> T closing(T closeable) {
        closeables.push(closeable);
        return closeable;
    }

    @Override
    public void close() {
        while (!closeables.isEmpty()) {
            AutoCloseable closeable = closeables.pop();
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("{} did not close", closeable.getClass().getSimpleName(), e);
            }
        }
    }
}
