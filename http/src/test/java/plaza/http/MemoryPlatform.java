package plaza.http;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import plaza.contracts.ledger.LedgerSamples;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.StorageException;
import plaza.core.account.Accounts;
import plaza.core.account.Registration;
import plaza.core.analytics.AnalyticsProjection;
import plaza.core.event.Backoff;
import plaza.core.event.Bell;
import plaza.core.event.Journal;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalReader;
import plaza.core.event.Leases;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.Relay;
import plaza.core.event.Worker;
import plaza.core.gift.Gift;
import plaza.core.leaderboard.LeaderboardProjection;
import plaza.core.limit.Limits;
import plaza.core.limit.Network;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.media.MediaStore;
import plaza.core.media.Uploads;
import plaza.core.notification.NotificationAnnouncer;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.post.PostLookup;
import plaza.core.presence.Presence;
import plaza.core.search.SearchFeed;
import plaza.core.search.SearchProjection;
import plaza.core.secret.Secret;
import plaza.core.session.Sessions;
import plaza.core.subscription.CountsWatch;
import plaza.core.subscription.PresenceWatch;
import plaza.core.subscription.SessionWatch;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.FeedAnnouncer;
import plaza.core.timeline.TimelineProjection;
import plaza.core.trend.Mentions;
import plaza.core.trend.TrendProjection;
import plaza.core.trend.TrendRules;
import plaza.core.update.Updates;
import plaza.http.bench.BenchFigures;
import plaza.http.connection.ConnectionSettings;
import plaza.http.health.Capabilities;
import plaza.http.health.HealthCheck;
import plaza.http.request.TrustedProxies;
import plaza.http.security.Argon2Passwords;
import plaza.http.security.DeviceTokens;
import plaza.http.security.JwtTokens;
import plaza.http.security.TokenSecret;
import plaza.http.security.Webhooks;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.live.LocalViewerCounter;
import plaza.local.post.TwitterTextParser;
import plaza.local.presence.LocalPresenceTracker;
import plaza.media.DecodeBudget;
import plaza.media.DiskRoom;
import plaza.media.Ffmpeg;
import plaza.media.LocalRenditions;
import plaza.media.Originals;
import plaza.media.SafeCopies;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.analytics.MemoryAnalyticsStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.memory.chat.MemoryChatStore;
import plaza.memory.chat.MemoryMessageStore;
import plaza.memory.event.MemoryBroadcast;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;
import plaza.memory.gift.MemoryGiftCatalog;
import plaza.memory.graph.MemoryBlockStore;
import plaza.memory.graph.MemoryFollowGraph;
import plaza.memory.graph.MemoryFollowRequestStore;
import plaza.memory.idempotency.MemoryIdempotencyStore;
import plaza.memory.leaderboard.MemoryLeaderboard;
import plaza.memory.ledger.MemoryLedger;
import plaza.memory.like.MemoryLikeStore;
import plaza.memory.live.MemoryStreamStore;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.media.MemoryMediaStore;
import plaza.memory.notification.MemoryNotificationPreferenceStore;
import plaza.memory.notification.MemoryNotificationStore;
import plaza.memory.post.MemoryCounters;
import plaza.memory.post.MemoryPostStore;
import plaza.memory.reply.MemoryReplyStore;
import plaza.memory.repost.MemoryRepostStore;
import plaza.memory.search.MemoryAutocomplete;
import plaza.memory.search.MemorySearchIndex;
import plaza.memory.session.MemorySessionStore;
import plaza.memory.story.MemoryStoryStore;
import plaza.memory.timeline.MemoryTimelineStore;
import plaza.memory.trend.MemoryTrendCounter;

/** The platform in memory, served on a free port. */
final class MemoryPlatform implements AutoCloseable {
    static final TokenSecret SECRET =
            new TokenSecret(Secret.of("a secret of the tests, long enough for HS256"));

    /** What media servers and payment providers know. */
    static final Secret WEBHOOKS = Secret.of("what servers know");

    /** What monitoring names. */
    static final Secret MONITORING = Secret.of("what monitoring of the tests names");

    /** More than any test needs. */
    static final ConnectionSettings CONNECTIONS = connections(2_000, 1_000, 500);

    static final Duration STORY_TTL = Duration.ofDays(1);

    /** Nobody of this domain may join. */
    static final String UNWANTED = "unwanted.example";

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Long, so that nothing is free again while slow machines ask. */
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Limits.LoginRules LOGINS =
            new Limits.LoginRules(
                    List.of(new Limit(5, HOUR)),
                    List.of(new Limit(12, HOUR)),
                    new Limit(1_000, HOUR),
                    new Limit(5, HOUR));

    final Clock clock;
    final JwtTokens tokens;
    final MemoryJournal journal;
    final MemoryAccountStore accountStore = new MemoryAccountStore();
    final MemoryMediaCatalog mediaCatalog = new MemoryMediaCatalog();
    final MemoryJournalConsumers consumers;

    /** While set, every write fails as if the engine were away. */
    final AtomicBoolean away = new AtomicBoolean();

    /** While set, the engine's health check fails. */
    final AtomicBoolean sick = new AtomicBoolean();

    /** While it is not counted down, the engine's health check waits. */
    volatile CountDownLatch examined = new CountDownLatch(0);

    /** Health checks that have begun. */
    final AtomicInteger examining = new AtomicInteger();

    /** While set, every event fails in the worker that is there to fail. */
    final AtomicBoolean poisoned = new AtomicBoolean();

    final Ids ids;
    final Presence presence;
    final Accounts accounts;
    final Sessions sessions;
    final HttpServer server;
    final Updates updates;
    final UpdateHub hub;
    private final List<ProjectionRunner> runners = new ArrayList<>();
    private final List<AutoCloseable> live = new ArrayList<>();

    MemoryPlatform(int permits, boolean bench) {
        this(permits, bench, Clock.systemUTC());
    }

    MemoryPlatform(int permits, boolean bench, Clock clock) {
        this(permits, clock, settings(bench, List.of(), List.of()));
    }

    static HttpSettings settings(boolean bench, List<Network> proxies, List<String> origins) {
        return settings(bench, proxies, origins, CONNECTIONS);
    }

    /** With bounds of connections; clients have the time that they have by default. */
    static ConnectionSettings connections(int most, int perAddress, int atWork) {
        return new ConnectionSettings(
                most, perAddress, atWork, Duration.ofSeconds(10), Duration.ofSeconds(20), 1_024);
    }

    static HttpSettings settings(
            boolean bench,
            List<Network> proxies,
            List<String> origins,
            ConnectionSettings connections) {
        return new HttpSettings(
                "127.0.0.1",
                0,
                SECRET,
                HttpSettings.DEFAULT_MAX_BODY_BYTES,
                bench,
                null,
                new TrustedProxies(proxies),
                origins,
                MONITORING,
                connections);
    }

    MemoryPlatform(int permits, Clock clock, HttpSettings settings) {
        this(permits, clock, settings, UpdateSettings.DEFAULT);
    }

    MemoryPlatform(int permits, Clock clock, HttpSettings settings, UpdateSettings updateSettings) {
        this.clock = clock;
        tokens = new JwtTokens(SECRET, clock);
        journal = new MemoryJournal(UUID.randomUUID(), clock);
        consumers = new MemoryJournalConsumers(journal);
        var bell = new Bell();
        hub = new UpdateHub(updateSettings, clock);
        var relay =
                new Relay(
                        journal,
                        UUID.randomUUID(),
                        List.of(
                                _ -> {
                                    // Nothing is cached.
                                },
                                hub),
                        bell);
        var stores = stores(new GuardedJournal(relay, away));
        var limit = new Limit(permits, WINDOW);
        var tools =
                new Services.Tools(
                        clock,
                        // Cheap: the tests register thousands of people.
                        new Argon2Passwords(64, 1),
                        tokens,
                        new DeviceTokens(SECRET),
                        new TwitterTextParser(),
                        new Limits.Rules(
                                limit,
                                limit,
                                limit,
                                LOGINS,
                                new Limit(Math.max(1, permits / 2), HOUR)),
                        Duration.ofDays(1),
                        Duration.ofDays(90),
                        mediaTools(stores.mediaStore()),
                        hub,
                        STORY_TTL,
                        new TrendRules(Duration.ofDays(7), 3),
                        new Services.LiveTerms(
                                "https://media.example/{id}",
                                Duration.ZERO,
                                SECRET.derive("playback")),
                        LedgerSamples.rules(clock),
                        new ScriptedProvider(),
                        MemoryPlatform::check);
        Gift.standard().forEach(stores.gifts()::put);
        var platform = Services.of(stores, tools);
        ids = platform.ids();
        presence = platform.presence();
        accounts = platform.accounts();
        sessions = platform.sessions();
        updates = platform.updates();
        var projection =
                new TimelineProjection(
                        stores.timelines(),
                        Services.pull(stores),
                        stores.graph(),
                        stores.reposts(),
                        10_000,
                        new FeedAnnouncer(updates));
        live.add(hub.listen(stores.broadcast(), stores.graph()));
        startWatching(stores, platform);

        List<Object> services = new ArrayList<>(platform.all());
        services.add(tokens);
        services.add(new Capabilities("memory", List.of("ChatStore")));
        services.add(new Webhooks(WEBHOOKS, WEBHOOKS, clock));
        services.add(health());
        services.add(new Figures(projection));
        var trends =
                new TrendProjection(
                        stores.trends(),
                        stores.posts(),
                        stores.accounts(),
                        new Mentions(Duration.ofDays(7), clock));
        var analytics =
                new AnalyticsProjection(
                        stores.analytics(),
                        new PostLookup(stores.posts(), stores.replies()),
                        clock);
        var reader = new JournalReader(relay, bell);
        for (Projection each :
                List.of(
                        projection,
                        poisonable(),
                        Services.notifying(stores, tools, new NotificationAnnouncer(updates)),
                        search(stores),
                        new LeaderboardProjection(stores.leaderboard()),
                        trends,
                        analytics)) {
            var runner =
                    new ProjectionRunner(
                            reader,
                            consumers,
                            each,
                            Leases.ALWAYS,
                            bell,
                            new Backoff(
                                    Duration.ofMillis(1),
                                    Duration.ofMillis(1),
                                    RandomGenerator.getDefault()));
            runners.add(runner);
            services.add(runner);
        }
        server = HttpServer.start(settings, services);
        runners.forEach(ProjectionRunner::start);
    }

    private static void check(Registration registration) {
        if (registration.email().endsWith("@" + UNWANTED)) {
            throw DomainException.invalid("email", "is of nobody who is invited");
        }
    }

    private Stores stores(Journal written) {
        return new Stores(
                accountStore,
                new MemorySessionStore(),
                new MemoryFollowGraph(),
                new MemoryFollowRequestStore(),
                new MemoryBlockStore(),
                new MemoryPostStore(),
                new MemoryReplyStore(),
                new MemoryCounters(),
                new MemoryLikeStore(),
                new MemoryRepostStore(),
                new MemoryBookmarkStore(),
                new MemoryTimelineStore(800),
                new MemoryIdempotencyStore(),
                new LocalRateLimiter(10_000, clock),
                written,
                consumers,
                new MemoryNotificationStore(),
                new MemoryNotificationPreferenceStore(),
                new MemoryMediaStore(clock),
                mediaCatalog,
                new MemoryBroadcast(),
                new MemoryStoryStore(),
                new MemorySearchIndex(),
                new MemoryAutocomplete(),
                new MemoryTrendCounter(),
                new MemoryAnalyticsStore(),
                new MemoryChatStore(),
                new MemoryMessageStore(),
                new MemoryStreamStore(),
                new LocalViewerCounter(),
                new MemoryGiftCatalog(),
                new MemoryLedger(),
                new MemoryLeaderboard(),
                new LocalPresenceTracker(10_000));
    }

    private Services.MediaTools mediaTools(MediaStore store) {
        long mostPixels = 1_000_000;
        var renditions =
                new LocalRenditions(
                        Originals.of(store),
                        new LocalRenditions.Settings(
                                Path.of("target", "media-" + UUID.randomUUID()),
                                1 << 20,
                                new DiskRoom(0, () -> 0),
                                mostPixels,
                                new DecodeBudget(64 << 20)),
                        new Ffmpeg("no-ffmpeg-here", Duration.ofSeconds(1)));
        return new Services.MediaTools(
                new SafeCopies(
                        mostPixels,
                        Path.of("target", "media-incoming"),
                        new DiskRoom(0, () -> 0),
                        new DecodeBudget(1 << 26)),
                renditions,
                new Uploads.Rules(200_000, 400_000, 300_000, 1_500_000, clock),
                Duration.ofHours(24));
    }

    private void startWatching(Stores stores, Services platform) {
        var counts = new CountsWatch(hub, stores.counters(), Backoff.standard());
        var ends = new SessionWatch(hub, platform.sessions(), Backoff.standard());
        var presences = new PresenceWatch(hub, platform.presence(), Backoff.standard());
        for (Worker worker : List.of(counts, ends, presences)) {
            worker.start();
            live.add(worker);
        }
    }

    private static Projection search(Stores stores) {
        var lookup = new PostLookup(stores.posts(), stores.replies());
        return new SearchProjection(
                new SearchFeed(
                        new SearchFeed.Sources(lookup, stores.accounts(), stores.graph()),
                        stores.search(),
                        stores.autocomplete()));
    }

    private HealthCheck health() {
        return new HealthCheck() {
            @Override
            public boolean essential() {
                return true;
            }

            @Override
            public String name() {
                return "memory";
            }

            @Override
            public void check() {
                examining.incrementAndGet();
                awaitExamined();
                if (sick.get()) {
                    throw StorageException.unavailable("memory is away", null);
                }
            }
        };
    }

    private void awaitExamined() {
        try {
            examined.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Projection poisonable() {
        return new Projection() {
            @Override
            public String name() {
                return "poisonable";
            }

            @Override
            public void apply(List<JournalEntry> entries) {
                if (poisoned.get()) {
                    throw new IllegalStateException("poison");
                }
            }
        };
    }

    private record Figures(TimelineProjection projection) implements BenchFigures {
        @Override
        public long timelineDeliveries() {
            return projection.deliveries();
        }

        @Override
        public long journalLag() {
            return 0;
        }

        @Override
        public long serverRssBytes() {
            return 0;
        }

        @Override
        public long postgresRssBytes() {
            return 0;
        }

        @Override
        public void holdDeliveries() {
            throw new UnsupportedOperationException("not measured here");
        }

        @Override
        public void resumeDeliveries() {
            throw new UnsupportedOperationException("not measured here");
        }
    }

    @Override
    public void close() {
        server.close();
        runners.forEach(ProjectionRunner::close);
        for (AutoCloseable each : live) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
