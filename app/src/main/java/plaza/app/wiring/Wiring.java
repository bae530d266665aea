package plaza.app.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.budget.HeapBudget;
import plaza.app.config.Configuration;
import plaza.app.guard.EngineTimeouts;
import plaza.app.guard.Faults;
import plaza.app.guard.PortGuard;
import plaza.cache.CacheAwareJournal;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHasher;
import plaza.core.account.RegistrationCheck;
import plaza.core.analytics.AnalyticsStore;
import plaza.core.analytics.ImpressionWriter;
import plaza.core.analytics.Impressions;
import plaza.core.chat.ChatStore;
import plaza.core.chat.MessageStore;
import plaza.core.engine.Engine;
import plaza.core.engine.TimeoutSettings;
import plaza.core.event.Backoff;
import plaza.core.event.Bell;
import plaza.core.event.Broadcast;
import plaza.core.event.EventListener;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalPruner;
import plaza.core.event.JournalReader;
import plaza.core.event.JournalRecovery;
import plaza.core.event.JournalSettings;
import plaza.core.event.Leases;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.Relay;
import plaza.core.event.Tail;
import plaza.core.gift.Gift;
import plaza.core.gift.GiftCatalog;
import plaza.core.graph.BacklogReplay;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.graph.FollowRequestStore;
import plaza.core.idempotency.IdempotencyStore;
import plaza.core.leaderboard.Leaderboard;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAudit;
import plaza.core.ledger.PaymentSettings;
import plaza.core.limit.LimitSettings;
import plaza.core.limit.RateLimiter;
import plaza.core.live.LiveSettings;
import plaza.core.live.StreamStore;
import plaza.core.live.ViewerCounter;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaSettings;
import plaza.core.media.MediaStore;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationSettings;
import plaza.core.notification.NotificationStore;
import plaza.core.platform.PlatformRedo;
import plaza.core.platform.ReconcileSettings;
import plaza.core.platform.Reconciler;
import plaza.core.platform.Reconciliation;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.presence.PresenceTracker;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchBuilder;
import plaza.core.search.SearchIndex;
import plaza.core.search.SearchRebuild;
import plaza.core.session.KnownDevices;
import plaza.core.session.SessionSettings;
import plaza.core.session.TokenIssuer;
import plaza.core.story.StorySettings;
import plaza.core.story.StoryStore;
import plaza.core.subscription.CountsWatch;
import plaza.core.subscription.PresenceWatch;
import plaza.core.subscription.SessionWatch;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.TimelineStore;
import plaza.core.trend.TrendCounter;
import plaza.core.trend.TrendSettings;
import plaza.http.bench.BenchFigures;
import plaza.http.health.HealthCheck;
import plaza.local.payment.SandboxProvider;
import plaza.local.post.TwitterTextParser;
import plaza.media.DecodeBudget;
import plaza.media.DiskRoom;
import plaza.media.Ffmpeg;
import plaza.media.LocalRenditions;
import plaza.media.Originals;
import plaza.media.SafeCopies;

/**
 * Builds the platform from a configuration, and takes it down in reverse order: connections to the
 * engines, adapters within the guard, caches around them, the services on those, and what runs in
 * the background.
 */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    /** How late this process's caches hear of what others wrote. */
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);

    private static final Duration SWEEP_AT_ONCE = Duration.ofSeconds(1);
    private static final Duration TAIL_EVERY = Duration.ofMillis(200);

    private final Configuration configuration;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
    private final PortGuard guard;
    private final OpenEngines engines;
    private final Leases leases;
    private final Optional<JournalRecovery> recovery;
    private final Stores stores;
    private final Services services;
    private final Ledger ledger;
    private final Projections projections;
    private final Optional<FallbackFollowGraph> graphOnTwoEngines;
    private final Relay relay;
    private final UpdateHub updateHub;
    private final Bell bell = new Bell();

    /**
     * What the platform is given from outside.
     *
     * @param passes signs passes to watch streams of private accounts
     */
    public record Outside(
            TokenIssuer tokens,
            KnownDevices devices,
            SecretKey passes,
            PasswordHasher hasher,
            MeterRegistry meters,
            Clock clock,
            Faults faults) {}

    /** Opens everything but the workers; see {@link #startWorkers}. */
    public Wiring(Configuration configuration, Outside outside) {
        this.configuration = configuration;
        this.clock = outside.clock();
        this.meters = outside.meters();
        HeapBudget budget = HeapBudget.of(configuration, Runtime.getRuntime().maxMemory());
        this.guard =
                closing(
                        new PortGuard(
                                meters,
                                new EngineTimeouts(
                                        configuration.get(TimeoutSettings.STORAGE),
                                        configuration.get(TimeoutSettings.SILENCE),
                                        configuration.get(TimeoutSettings.DOUBT)),
                                outside.faults()));
        this.engines = closing(new OpenEngines(configuration, guard));
        this.updateHub =
                new UpdateHub(
                        UpdateSettings.of(configuration.settings(), budget.live()), clock);
        UUID node = UUID.randomUUID();
        var adapters = new Adapters(configuration, engines, guard, budget.caches(), clock, node);
        this.graphOnTwoEngines = adapters.recordedGraph();
        var caches = new Caches(adapters, budget.caches(), clock);
        List<EventListener> listeners = new ArrayList<>(caches.listeners());
        listeners.add(updateHub);
        this.leases = adapters.beside(Journal.class, Leases.class).orElse(Leases.ALWAYS);
        this.recovery = adapters.makerBeside(Journal.class, JournalRecovery.class);
        this.relay =
                new Relay(
                        new CacheAwareJournal(adapters.get(Journal.class)), node, listeners, bell);
        this.stores =
                new Stores(
                        caches.accounts,
                        caches.sessions,
                        caches.graph,
                        adapters.get(FollowRequestStore.class),
                        caches.blocks,
                        caches.posts,
                        caches.replies,
                        caches.counters,
                        caches.likes,
                        caches.reposts,
                        caches.bookmarks,
                        adapters.get(TimelineStore.class),
                        adapters.get(IdempotencyStore.class),
                        adapters.get(RateLimiter.class),
                        relay,
                        adapters.beside(Journal.class, JournalConsumers.class).orElseThrow(),
                        adapters.get(NotificationStore.class),
                        adapters.get(NotificationPreferenceStore.class),
                        adapters.get(MediaStore.class),
                        adapters.get(MediaCatalog.class),
                        adapters.get(Broadcast.class),
                        adapters.get(StoryStore.class),
                        adapters.get(SearchIndex.class),
                        adapters.get(Autocomplete.class),
                        adapters.get(TrendCounter.class),
                        adapters.get(AnalyticsStore.class),
                        adapters.get(ChatStore.class),
                        adapters.get(MessageStore.class),
                        adapters.get(StreamStore.class),
                        adapters.get(ViewerCounter.class),
                        adapters.get(GiftCatalog.class),
                        adapters.get(Ledger.class),
                        adapters.get(Leaderboard.class),
                        adapters.get(PresenceTracker.class));
        this.ledger = adapters.unguarded(Ledger.class);
        Services.Tools tools = tools(outside);
        this.services = Services.of(stores, tools);
        this.projections = new Projections(configuration, adapters, stores, services, tools);
    }

    private Services.Tools tools(Outside outside) {
        return new Services.Tools(
                clock,
                outside.hasher(),
                outside.tokens(),
                outside.devices(),
                new TwitterTextParser(),
                LimitSettings.rules(configuration.settings()),
                configuration.get(SessionSettings.TTL),
                configuration.get(NotificationSettings.RETENTION),
                mediaTools(),
                updateHub,
                configuration.get(StorySettings.TTL),
                TrendSettings.rules(configuration.settings()),
                new Services.LiveTerms(
                        configuration.get(LiveSettings.WATCH_URL),
                        configuration.get(LiveSettings.RECONNECT),
                        outside.passes()),
                PaymentSettings.rules(configuration.settings(), clock),
                new SandboxProvider(clock),
                RegistrationCheck.NONE);
    }

    /** Computes from every entry what everybody has. */
    LedgerAudit ledgerAudit() {
        return new LedgerAudit(ledger);
    }

    /** Fills what searching finds anew. */
    SearchRebuild searchRebuild() {
        return projections.searchRebuild();
    }

    /** What is derived, to be held against what it comes from. */
    Reconciliation reconciliation() {
        return Reconciling.of(stores, services, projections.searchRebuild(), clock);
    }

    private Services.MediaTools mediaTools() {
        DiskRoom room = DiskRoom.of(configuration.data(), configuration.get(MediaSettings.FREE_DISK));
        var budget = new DecodeBudget(DecodeBudget.ofHeap(Runtime.getRuntime().maxMemory()));
        var pictures =
                new LocalRenditions.Settings(
                        configuration.data().resolve("media-scaled"),
                        configuration.get(MediaSettings.SCALED),
                        room,
                        configuration.get(MediaSettings.MAX_PIXELS),
                        budget);
        return new Services.MediaTools(
                new SafeCopies(
                        configuration.get(MediaSettings.MAX_PIXELS),
                        configuration.data().resolve("media-incoming"),
                        room,
                        budget),
                closing(
                        new LocalRenditions(
                                Originals.of(stores.mediaStore()),
                                pictures,
                                new Ffmpeg(
                                        configuration.get(MediaSettings.FFMPEG),
                                        configuration.get(MediaSettings.FFMPEG_TIMEOUT)))),
                MediaSettings.rules(configuration.settings(), clock),
                configuration.get(MediaSettings.UNUSED));
    }

    /**
     * Starts what a server does beside answering: the projections, the caches' ear for other
     * processes, and the sweeping of what has expired. Commands do without: the server catches up.
     */
    public Workers startWorkers() {
        Backoff backoff = Backoff.standard();
        fillCatalog();
        closing(updateHub.listen(stores.broadcast(), stores.graph()));
        closing(new CountsWatch(updateHub, stores.counters(), backoff)).start();
        closing(new PresenceWatch(updateHub, services.presence(), backoff)).start();
        closing(new SessionWatch(updateHub, services.sessions(), backoff)).start();
        closing(new Tail(relay, TAIL_EVERY, backoff)).start();
        recovery.ifPresent(
                found -> closing(found.worker(PlatformRedo.of(stores), bell, backoff)).start());
        var reader = new JournalReader(stores.journal(), bell);
        List<ProjectionRunner> runners =
                projections.all().stream()
                        .map(projection -> run(projection, reader, backoff))
                        .toList();
        closing(
                        new JournalPruner(
                                stores.journal(),
                                stores.consumers(),
                                runners.stream()
                                        .map(ProjectionRunner::name)
                                        .collect(Collectors.toSet()),
                                configuration.get(JournalSettings.RETENTION),
                                clock,
                                backoff))
                .start();
        graphOnTwoEngines.ifPresent(graph -> closing(new BacklogReplay(graph, backoff)).start());
        closing(
                        new Sweeper(
                                Sweeps.of(configuration, stores, services, hasLedger()),
                                SWEEP_EVERY,
                                clock))
                .start();
        closing(new Sweeper(Sweeps.atOnce(services, updateHub, hasLedger()), SWEEP_AT_ONCE, clock))
                .start();
        closing(new SearchBuilder(projections.searchRebuild(), backoff)).start();
        startImpressions(backoff);
        startReconciler(backoff);
        return new Workers(
                runners,
                new ProcessFigures(engines::processes, runners, projections.timelines()));
    }

    private boolean hasLedger() {
        return configuration.engine(Ledger.class).isPresent();
    }

    /** What can be given before an operator says anything else. */
    private void fillCatalog() {
        if (configuration.engine(GiftCatalog.class).isPresent()
                && stores.gifts().list().isEmpty()) {
            Gift.standard().forEach(stores.gifts()::put);
        }
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

    private void startReconciler(Backoff backoff) {
        Reconciliation all = reconciliation();
        var reconciler =
                closing(
                        new Reconciler(
                                all, leases, configuration.get(ReconcileSettings.EVERY), backoff));
        reconciler.start();
        for (String part : all.names()) {
            FunctionCounter.builder("plaza.reconciled", reconciler, found -> found.mended(part))
                    .description("What was derived wrongly, and mended")
                    .tag("part", part)
                    .register(meters);
        }
    }

    private ProjectionRunner run(Projection projection, JournalReader reader, Backoff backoff) {
        var runner =
                closing(
                        new ProjectionRunner(
                                reader,
                                stores.consumers(),
                                projection,
                                leases,
                                bell,
                                backoff));
        runner.start();
        measure(runner);
        return runner;
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

    /** How to ask each engine in use whether it answers. */
    public List<HealthCheck> healthChecks() {
        Engine<?> accounts = configuration.engine(AccountStore.class).orElse(null);
        return engines.elsewhere().stream()
                .<HealthCheck>map(
                        open ->
                                new EngineCheck(
                                        open.engine().name(),
                                        open.engine() == accounts,
                                        () -> guard.ask(open::check)))
                .toList();
    }

    private record EngineCheck(String name, boolean essential, Runnable question)
            implements HealthCheck {
        @Override
        public void check() {
            question.run();
        }
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
