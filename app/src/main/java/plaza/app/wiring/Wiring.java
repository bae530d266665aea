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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.app.budget.HeapBudget;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.config.Port;
import plaza.app.config.Rate;
import plaza.app.guard.EngineTimeouts;
import plaza.app.guard.Faults;
import plaza.app.guard.PortGuard;
import plaza.cache.CacheAwareJournal;
import plaza.core.account.PasswordHasher;
import plaza.core.account.RegistrationCheck;
import plaza.core.analytics.ImpressionWriter;
import plaza.core.analytics.Impressions;
import plaza.core.event.Backoff;
import plaza.core.event.Bell;
import plaza.core.event.EventListener;
import plaza.core.event.JournalPruner;
import plaza.core.event.JournalReader;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.Relay;
import plaza.core.event.Tail;
import plaza.core.gift.Gift;
import plaza.core.graph.BacklogReplay;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.ledger.ExchangeRates;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAudit;
import plaza.core.ledger.LedgerRules;
import plaza.core.limit.Limits;
import plaza.core.limit.RateLimiter.Limit;
import plaza.core.media.Uploads;
import plaza.core.platform.PlatformRedo;
import plaza.core.platform.Reconciler;
import plaza.core.platform.Reconciliation;
import plaza.core.platform.Services;
import plaza.core.platform.Stores;
import plaza.core.search.SearchBuilder;
import plaza.core.search.SearchRebuild;
import plaza.core.session.KnownDevices;
import plaza.core.session.TokenIssuer;
import plaza.core.subscription.CountsWatch;
import plaza.core.subscription.PresenceWatch;
import plaza.core.subscription.SessionWatch;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.trend.TrendRules;
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
import plaza.postgres.server.PostgresAddress;

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
    private final EngineConnections engines;
    private final JournalParts journal;
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
     * @param postgres null where no port lies on PostgreSQL
     * @param passes signs passes to watch streams of private accounts
     */
    public record Outside(
            @Nullable PostgresAddress postgres,
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
        Configuration.Timeouts timeouts = configuration.timeouts();
        this.guard =
                closing(
                        new PortGuard(
                                meters,
                                new EngineTimeouts(
                                        timeouts.storage(), timeouts.silence(), timeouts.doubt()),
                                outside.faults()));
        this.engines = closing(new EngineConnections(configuration, outside.postgres(), guard));
        this.updateHub =
                new UpdateHub(updateSettings(configuration.updates(), budget.live()), clock);
        UUID node = UUID.randomUUID();
        var adapters = new Adapters(configuration, budget.caches(), engines, guard, clock);
        this.graphOnTwoEngines = adapters.fallback();
        var caches = new Caches(adapters, budget.caches(), clock);
        List<EventListener> listeners = new ArrayList<>(caches.listeners());
        listeners.add(updateHub);
        this.journal = closing(new JournalParts(configuration, engines, guard, node));
        this.relay = new Relay(new CacheAwareJournal(journal.journal()), node, listeners, bell);
        this.stores =
                new Stores(
                        caches.accounts,
                        caches.sessions,
                        caches.graph,
                        adapters.followRequests(),
                        caches.blocks,
                        caches.posts,
                        caches.replies,
                        caches.counters,
                        caches.likes,
                        caches.reposts,
                        caches.bookmarks,
                        adapters.timelines(),
                        adapters.idempotency(),
                        adapters.limiter(),
                        relay,
                        adapters.consumers(),
                        adapters.notifications(),
                        adapters.notificationPreferences(),
                        adapters.mediaStore(),
                        adapters.mediaCatalog(),
                        adapters.broadcast(),
                        adapters.stories(),
                        adapters.search(),
                        adapters.autocomplete(),
                        adapters.trends(),
                        adapters.analytics(),
                        adapters.chats(),
                        adapters.messages(),
                        adapters.streams(),
                        adapters.viewers(),
                        adapters.gifts(),
                        adapters.ledger(),
                        adapters.leaderboard(),
                        adapters.presence());
        this.ledger = adapters.ledgerForReading();
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
                rules(configuration.limits()),
                configuration.session().ttl(),
                configuration.notification().retention(),
                mediaTools(),
                updateHub,
                configuration.story().ttl(),
                new TrendRules(
                        configuration.trends().retention(), configuration.trends().minPeople()),
                new Services.LiveTerms(
                        configuration.live().watchUrl(),
                        configuration.live().reconnect(),
                        outside.passes()),
                ledgerRules(configuration.payments(), clock),
                new SandboxProvider(clock),
                RegistrationCheck.NONE);
    }

    private static LedgerRules ledgerRules(Configuration.Payments payments, Clock clock) {
        return new LedgerRules(
                payments.fee(),
                payments.minPayout(),
                payments.minTopUp(),
                payments.maxTopUp(),
                payments.hold(),
                new ExchangeRates(payments.rates()),
                clock);
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
        Configuration.Media media = configuration.media();
        DiskRoom room = DiskRoom.of(configuration.data(), media.freeDisk());
        var budget = new DecodeBudget(DecodeBudget.ofHeap(Runtime.getRuntime().maxMemory()));
        var pictures =
                new LocalRenditions.Settings(
                        configuration.data().resolve("media-scaled"),
                        media.scaled(),
                        room,
                        media.maxPixels(),
                        budget);
        return new Services.MediaTools(
                new SafeCopies(
                        media.maxPixels(),
                        configuration.data().resolve("media-incoming"),
                        room,
                        budget),
                closing(
                        new LocalRenditions(
                                Originals.of(stores.mediaStore()),
                                pictures,
                                new Ffmpeg(media.ffmpeg(), media.ffmpegTimeout()))),
                new Uploads.Rules(
                        media.maxPicture(),
                        media.maxVideo(),
                        media.maxSound(),
                        media.quotaPerPerson(),
                        clock),
                media.unused());
    }

    private static Limits.Rules rules(Configuration.Limits limits) {
        return new Limits.Rules(
                limit(limits.requests()),
                limit(limits.writes()),
                limit(limits.uploads()),
                new Limits.LoginRules(
                        limits.loginPerDevice().stream().map(Wiring::limit).toList(),
                        limits.loginPerAccount().stream().map(Wiring::limit).toList(),
                        limit(limits.loginPerAddress()),
                        limit(limits.passwordChanges())),
                limit(limits.registrations()));
    }

    private static UpdateSettings updateSettings(Configuration.Updates updates, int connections) {
        return new UpdateSettings(
                updates.retention(),
                updates.retained(),
                connections,
                updates.connectionsPerUser(),
                updates.heartbeat());
    }

    private static Limit limit(Rate rate) {
        return new Limit(rate.count(), rate.per());
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
        journal.finisher(PlatformRedo.of(stores), bell, backoff)
                .ifPresent(finisher -> closing(finisher).start());
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
                                configuration.journal().retention(),
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
                new ProcessFigures(engines.findPostgres(), runners, projections.timelines()));
    }

    private boolean hasLedger() {
        return configuration.engine(Port.LEDGER).isPresent();
    }

    /** What can be given before an operator says anything else. */
    private void fillCatalog() {
        if (configuration.engine(Port.GIFT_CATALOG).isPresent()
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
                                all, journal.leases(), configuration.reconcile().every(), backoff));
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
                                journal.leases(),
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
        Optional<Engine> accounts = configuration.engine(Port.ACCOUNT_STORE);
        return engines.checks().stream()
                .<HealthCheck>map(
                        check ->
                                new EngineCheck(
                                        check.getKey().label(),
                                        accounts.filter(check.getKey()::equals).isPresent(),
                                        () -> guard.ask(check.getValue())))
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
