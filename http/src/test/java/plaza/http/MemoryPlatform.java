package plaza.http;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.core.DomainException;
import plaza.core.Ids;
import plaza.core.StorageException;
import plaza.core.account.AccountStore;
import plaza.core.account.Accounts;
import plaza.core.account.PasswordHasher;
import plaza.core.account.Registration;
import plaza.core.account.RegistrationCheck;
import plaza.core.engine.EngineFigure;
import plaza.core.event.Acknowledgements;
import plaza.core.event.Backoff;
import plaza.core.event.Broadcast;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalReader;
import plaza.core.event.Leases;
import plaza.core.event.NotifyingJournal;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.WakeUp;
import plaza.core.event.Worker;
import plaza.core.feature.Shared;
import plaza.core.graph.FollowGraph;
import plaza.core.ledger.PaymentProvider;
import plaza.core.limit.Network;
import plaza.core.limit.RateLimiter;
import plaza.core.live.LiveSettings;
import plaza.core.live.Playback;
import plaza.core.live.ViewerCounter;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaStore;
import plaza.core.media.Renditions;
import plaza.core.notification.NotificationStore;
import plaza.core.platform.FeatureSettings;
import plaza.core.platform.Platform;
import plaza.core.post.Counters;
import plaza.core.post.TextParser;
import plaza.core.presence.Presence;
import plaza.core.presence.PresenceTracker;
import plaza.core.secret.Secret;
import plaza.core.session.KnownDevices;
import plaza.core.session.Sessions;
import plaza.core.session.TokenIssuer;
import plaza.core.setting.Settings;
import plaza.core.subscription.CountsWatch;
import plaza.core.subscription.PresenceWatch;
import plaza.core.subscription.SessionWatch;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.TimelineProjection;
import plaza.core.update.Updates;
import plaza.http.bench.BenchDeployment;
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
import plaza.local.event.LocalBroadcast;
import plaza.local.limit.LocalRateLimiter;
import plaza.local.live.LocalViewerCounter;
import plaza.local.media.LocalMediaStore;
import plaza.local.post.TwitterTextParser;
import plaza.local.presence.LocalPresenceTracker;
import plaza.media.DecodeBudget;
import plaza.media.DiskRoom;
import plaza.media.Ffmpeg;
import plaza.media.LocalRenditions;
import plaza.media.Originals;
import plaza.media.SafeCopies;
import plaza.memory.MemoryPorts;
import plaza.memory.account.MemoryAccountStore;
import plaza.memory.event.MemoryJournal;
import plaza.memory.event.MemoryJournalConsumers;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.memory.notification.MemoryNotificationStore;

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

    private static final long MOST_PIXELS = 1_000_000;

    final Clock clock;
    final JwtTokens tokens;
    final MemoryJournal journal;
    final MemoryAccountStore accountStore = new MemoryAccountStore();
    final MemoryNotificationStore notificationStore = new MemoryNotificationStore();
    final MemoryMediaCatalog mediaCatalog = new MemoryMediaCatalog();
    private final MediaStore mediaStore;
    final StuckRenditions renditions;
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

    final Platform platform;
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
        return connections(most, perAddress, atWork, 16 << 20);
    }

    static ConnectionSettings connections(int most, int perAddress, int atWork, long answerBytes) {
        return new ConnectionSettings(
                most,
                perAddress,
                atWork,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                1_024,
                answerBytes);
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
                1 << 20,
                connections);
    }

    MemoryPlatform(int permits, Clock clock, HttpSettings settings) {
        this(permits, clock, settings, UpdateSettings.DEFAULT);
    }

    /** As where some ports lie on no engine. */
    MemoryPlatform(int permits, Clock clock, Set<Class<?>> off) {
        this(permits, clock, settings(false, List.of(), List.of()), UpdateSettings.DEFAULT, off);
    }

    MemoryPlatform(int permits, Clock clock, HttpSettings settings, UpdateSettings updateSettings) {
        this(permits, clock, settings, updateSettings, Set.of());
    }

    private MemoryPlatform(
            int permits,
            Clock clock,
            HttpSettings settings,
            UpdateSettings updateSettings,
            Set<Class<?>> off) {
        this.clock = clock;
        tokens = new JwtTokens(SECRET, clock);
        journal = new MemoryJournal(UUID.randomUUID(), clock);
        mediaStore =
                LocalMediaStore.below(Path.of("target", "data-" + UUID.randomUUID()), clock, 0);
        renditions = new StuckRenditions(renditions(mediaStore));
        consumers = new MemoryJournalConsumers(journal);
        var wakeUp = new WakeUp();
        hub = new UpdateHub(updateSettings, clock);
        var relay =
                new NotifyingJournal(
                        journal,
                        UUID.randomUUID(),
                        List.of(
                                _ -> {
                                    // Nothing is cached.
                                },
                                hub),
                        wakeUp);
        MemoryPorts ports = ports(new GuardedJournal(relay, away)).without(off);
        platform = new Platform(new Shared(ports, settings(permits), clock, new Ids(clock)));
        ids = platform.get(Ids.class);
        presence = platform.get(Presence.class);
        accounts = platform.get(Accounts.class);
        sessions = platform.get(Sessions.class);
        updates = platform.get(Updates.class);
        live.add(
                hub.listen(
                        ports.get(Broadcast.class),
                        ports.get(FollowGraph.class),
                        Platform.UPDATES));
        startWatching(ports);

        platform.prepare();
        List<Object> services = new ArrayList<>(platform.services().all());
        services.add(platform.services());
        services.add(tokens);
        services.add(new Capabilities("memory", List.of("ChatStore")));
        services.add(new Webhooks(WEBHOOKS, WEBHOOKS, clock));
        services.add(health());
        services.add(new Figures(platform.get(TimelineProjection.class)));
        services.add(
                new BenchDeployment(
                        "memory", Map.of("example", List.of("127.0.0.1:5432")), "example"));
        var reader = new JournalReader(relay, wakeUp);
        var acknowledgements = new Acknowledgements(consumers);
        List<Projection> projections = new ArrayList<>(platform.projections());
        projections.add(poisonable());
        for (Projection each : projections) {
            var runner =
                    new ProjectionRunner(
                            reader,
                            consumers,
                            acknowledgements,
                            each,
                            Leases.ALWAYS,
                            wakeUp,
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

    private MemoryPorts ports(Journal written) {
        return new MemoryPorts(journal, clock)
                .with(Journal.class, written)
                .with(JournalConsumers.class, consumers)
                .with(AccountStore.class, accountStore)
                .with(NotificationStore.class, notificationStore)
                .with(MediaCatalog.class, mediaCatalog)
                .with(MediaStore.class, mediaStore)
                .with(Broadcast.class, new LocalBroadcast())
                .with(RateLimiter.class, new LocalRateLimiter(10_000, clock))
                .with(ViewerCounter.class, new LocalViewerCounter())
                .with(PresenceTracker.class, new LocalPresenceTracker(10_000))
                // Cheap: the tests register thousands of people.
                .with(PasswordHasher.class, new Argon2Passwords(64, 1))
                .with(TokenIssuer.class, tokens)
                .with(KnownDevices.class, new DeviceTokens(SECRET))
                .with(TextParser.class, new TwitterTextParser())
                .with(MediaFiles.class, files())
                .with(Renditions.class, renditions)
                .with(UpdateHub.class, hub)
                .with(Playback.Key.class, new Playback.Key(SECRET.derive("playback")))
                .with(PaymentProvider.class, new ScriptedProvider())
                .with(RegistrationCheck.class, MemoryPlatform::check);
    }

    /** Bounds that tests reach, windows that outlast them. */
    private static Settings settings(int permits) {
        String limit = permits + "/1m";
        Settings given =
                FeatureSettings.of(
                        Map.ofEntries(
                                Map.entry("session.ttl", "24h"),
                                Map.entry("limits.requests", limit),
                                Map.entry("limits.writes", limit),
                                Map.entry("limits.uploads", limit),
                                Map.entry("limits.loginPerDevice", "5/1h"),
                                Map.entry("limits.loginPerAccount", "12/1h"),
                                Map.entry("limits.loginPerAddress", "1000/1h"),
                                Map.entry("limits.passwordChanges", "5/1h"),
                                Map.entry("limits.registrations", Math.max(1, permits / 2) + "/1h"),
                                Map.entry("media.maxPicture", "200000B"),
                                Map.entry("media.maxVideo", "400000B"),
                                Map.entry("media.maxSound", "300000B"),
                                Map.entry("media.quotaPerPerson", "1500000B"),
                                Map.entry("live.watchUrl", "https://media.example/{id}"),
                                Map.entry("payments.minTopUp", "0.50"),
                                Map.entry("payments.minPayout", "1.00"),
                                Map.entry("payments.maxTopUp", "10000.00")));
        // At once: no server is set so.
        return given.with(LiveSettings.RECONNECT, Duration.ZERO);
    }

    private static SafeCopies files() {
        return new SafeCopies(
                MOST_PIXELS,
                Path.of("target", "media-incoming"),
                new DiskRoom(0, () -> 0),
                new DecodeBudget(1 << 26));
    }

    private static LocalRenditions renditions(MediaStore mediaStore) {
        return new LocalRenditions(
                Originals.of(mediaStore),
                new LocalRenditions.Settings(
                        Path.of("target", "media-" + UUID.randomUUID()),
                        1 << 20,
                        new DiskRoom(0, () -> 0),
                        MOST_PIXELS,
                        new DecodeBudget(64 << 20),
                        100),
                new Ffmpeg("no-ffmpeg-here", Duration.ofSeconds(1)));
    }

    private void startWatching(MemoryPorts ports) {
        var counts = new CountsWatch(hub, ports.get(Counters.class), Backoff.standard());
        var ends = new SessionWatch(hub, sessions, Backoff.standard());
        var presences = new PresenceWatch(hub, presence, Backoff.standard());
        for (Worker worker : List.of(counts, ends, presences)) {
            worker.start();
            live.add(worker);
        }
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
        public Map<String, List<EngineFigure>> engineFigures() {
            return Map.of(
                    "memory", List.of(EngineFigure.counter("calls", Map.of("kind", "all"), 7)));
        }

        @Override
        public long serverRssBytes() {
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

    List<ProjectionRunner> runners() {
        return List.copyOf(runners);
    }

    @Override
    public void close() {
        renditions.isStuck.set(false);
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
