package plaza.app.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import plaza.app.budget.HeapBudget;
import plaza.app.config.Configuration;
import plaza.app.guard.EngineTimeouts;
import plaza.app.guard.Faults;
import plaza.app.guard.PortGuard;
import plaza.cache.CacheAwareJournal;
import plaza.core.Ids;
import plaza.core.account.AccountStore;
import plaza.core.account.PasswordHasher;
import plaza.core.account.RegistrationCheck;
import plaza.core.engine.Closeables;
import plaza.core.engine.Engine;
import plaza.core.engine.TimeoutSettings;
import plaza.core.event.EventListener;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalRecovery;
import plaza.core.event.Leases;
import plaza.core.event.NotifyingJournal;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.WakeUp;
import plaza.core.feature.Ports;
import plaza.core.feature.Shared;
import plaza.core.graph.FallbackFollowGraph;
import plaza.core.graph.FollowGraph;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.GraphProfiles;
import plaza.core.ledger.Books;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAudit;
import plaza.core.ledger.PaymentProvider;
import plaza.core.like.WriteBehindLikeStore;
import plaza.core.live.Playback;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaSettings;
import plaza.core.media.MediaStore;
import plaza.core.media.Renditions;
import plaza.core.platform.Platform;
import plaza.core.post.TextParser;
import plaza.core.session.KnownDevices;
import plaza.core.session.TokenIssuer;
import plaza.core.subscription.UpdateHub;
import plaza.core.subscription.UpdateSettings;
import plaza.core.timeline.TimelineProjection;
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
    private final Configuration configuration;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Closeables closeables = new Closeables();
    private final PortGuard guard;
    private final OpenEngines engines;
    private final Caches caches;

    /** Held here: meters forget whose figures they tell once nobody else holds it. */
    private final EngineMetrics engineMetrics;

    private final Background.JournalParts journal;
    private final ProcessPorts ports;
    private final Platform platform;
    private final Adapters adapters;

    /**
     * What the platform is given from outside.
     *
     * @param passes signs passes to watch streams of private accounts
     */
    public record Dependencies(
            TokenIssuer tokens,
            KnownDevices devices,
            SecretKey passes,
            PasswordHasher hasher,
            MeterRegistry meters,
            Clock clock,
            Faults faults) {}

    /** Opens everything but the workers; see {@link #startWorkers}. */
    public Wiring(Configuration configuration, Dependencies outside) {
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
        this.engineMetrics = new EngineMetrics(engines.elsewhere(), meters);
        var hub =
                new UpdateHub(
                        UpdateSettings.of(
                                configuration.settings(),
                                budget.keptUpdates(),
                                budget.watched(),
                                budget.live()),
                        clock);
        UUID node = UUID.randomUUID();
        this.adapters = new Adapters(configuration, engines, guard, budget.caches(), clock, node);
        this.caches = new Caches(adapters, configuration.settings(), budget.caches(), clock);
        List<EventListener> listeners = new ArrayList<>(caches.listeners());
        listeners.add(hub);
        var wakeUp = new WakeUp();
        var relay =
                new NotifyingJournal(
                        new CacheAwareJournal(adapters.get(Journal.class)),
                        node,
                        listeners,
                        wakeUp);
        this.journal =
                new Background.JournalParts(
                        relay,
                        wakeUp,
                        leases(),
                        configuration.isOneEngine()
                                ? Optional.empty()
                                : adapters.makerBeside(Journal.class, JournalRecovery.class));
        this.ports =
                new ProcessPorts(configuration, adapters, caches)
                        .give(Journal.class, relay)
                        .give(
                                JournalConsumers.class,
                                adapters.beside(Journal.class, JournalConsumers.class)
                                        .orElseThrow())
                        .give(Leases.class, journal.leases())
                        .give(UpdateHub.class, hub);
        give(outside, budget.requests());
        this.platform =
                new Platform(new Shared(ports, configuration.settings(), clock, new Ids(clock)));
    }

    /** Beside a journal in the data directory there is no other server. */
    private Leases leases() {
        return configuration.isBrought(Journal.class)
                ? Leases.ALWAYS
                : adapters.beside(Journal.class, Leases.class).orElse(Leases.ALWAYS);
    }

    private void give(Dependencies outside, int requests) {
        adapters.recordedGraph().ifPresent(graph -> ports.give(FallbackFollowGraph.class, graph));
        adapters.traversal().ifPresent(traversal -> ports.give(FollowTraversal.class, traversal));
        if (configuration.engine(Ledger.class).isPresent()) {
            ports.give(Books.class, adapters.unguarded(Ledger.class));
        }
        adapters.likesBehind().ifPresent(likes -> ports.give(WriteBehindLikeStore.class, likes));
        adapters.beside(FollowGraph.class, GraphProfiles.class)
                .ifPresent(profiles -> ports.give(GraphProfiles.class, profiles));
        ports.give(PasswordHasher.class, outside.hasher())
                .give(TokenIssuer.class, outside.tokens())
                .give(KnownDevices.class, outside.devices())
                .give(Playback.Key.class, new Playback.Key(outside.passes()))
                .give(TextParser.class, new TwitterTextParser())
                .give(PaymentProvider.class, new SandboxProvider(clock))
                .give(RegistrationCheck.class, RegistrationCheck.NONE);
        giveMedia(requests);
    }

    /**
     * Computes from every entry what everybody has.
     *
     * @throws plaza.core.DomainException OFF where there are no books
     */
    LedgerAudit ledgerAudit() {
        return new LedgerAudit(adapters.unguarded(Ledger.class));
    }

    /**
     * Reading, sanitising and scaling files, within one budget of memory. Who waits for a picture
     * holds the place of a request, and together they have a third of those.
     */
    private void giveMedia(int requests) {
        DiskRoom room =
                DiskRoom.of(configuration.data(), configuration.get(MediaSettings.FREE_DISK));
        var budget = new DecodeBudget(DecodeBudget.ofHeap(Runtime.getRuntime().maxMemory()));
        var pictures =
                new LocalRenditions.Settings(
                        configuration.data().resolve("media-scaled"),
                        configuration.get(MediaSettings.SCALED),
                        room,
                        configuration.get(MediaSettings.MAX_PIXELS),
                        budget,
                        requests / 3);
        ports.give(
                        MediaFiles.class,
                        new SafeCopies(
                                configuration.get(MediaSettings.MAX_PIXELS),
                                configuration.data().resolve("media-incoming"),
                                room,
                                budget))
                .give(
                        Renditions.class,
                        closing(
                                new LocalRenditions(
                                        Originals.of(ports.get(MediaStore.class)),
                                        pictures,
                                        ffmpeg())));
    }

    private Ffmpeg ffmpeg() {
        return new Ffmpeg(
                configuration.get(MediaSettings.FFMPEG),
                configuration.get(MediaSettings.FFMPEG_TIMEOUT));
    }

    /** Starts what a server does beside answering. Commands do without: the server catches up. */
    public Workers startWorkers() {
        caches.measure(meters);
        engineMetrics.start();
        if (meters instanceof PrometheusMeterRegistry prometheus) {
            prometheus
                    .getPrometheusRegistry()
                    .register(new DeliveryMetrics(platform.get(TimelineProjection.class).times()));
        }
        var background =
                closing(new Background(configuration, platform, ports, journal, meters, clock));
        List<ProjectionRunner> runners = background.start();
        return new Workers(
                runners,
                new ProcessFigures(
                        runners, platform.get(TimelineProjection.class), engineMetrics::now));
    }

    /** What runs beside the requests. */
    public record Workers(List<ProjectionRunner> projections, BenchFigures figures) {}

    public Platform platform() {
        return platform;
    }

    public Ports ports() {
        return ports;
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
        return closeables.add(closeable);
    }

    @Override
    public void close() {
        closeables.close();
    }
}
