package plaza.app.wiring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plaza.app.config.Configuration;
import plaza.core.analytics.Impressions;
import plaza.core.engine.Closeables;
import plaza.core.event.Acknowledgements;
import plaza.core.event.Backoff;
import plaza.core.event.Broadcast;
import plaza.core.event.Journal;
import plaza.core.event.JournalConsumers;
import plaza.core.event.JournalFollower;
import plaza.core.event.JournalPruner;
import plaza.core.event.JournalReader;
import plaza.core.event.JournalRecovery;
import plaza.core.event.JournalSettings;
import plaza.core.event.Leases;
import plaza.core.event.NotifyingJournal;
import plaza.core.event.Projection;
import plaza.core.event.ProjectionRunner;
import plaza.core.event.WakeUp;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Ports;
import plaza.core.feature.Reconciliation;
import plaza.core.graph.FollowGraph;
import plaza.core.platform.Platform;
import plaza.core.platform.ReconcileSettings;
import plaza.core.platform.Reconciler;
import plaza.core.subscription.UpdateHub;

/**
 * What a server does beside answering: the projections, the caches' ear for other processes, the
 * removal of what has expired, reconciling.
 */
final class Background implements AutoCloseable {
    private static final Duration CLEAN_UP_EVERY = Duration.ofMinutes(10);

    private static final Duration CLEAN_UP_AT_ONCE = Duration.ofSeconds(1);

    /** How late this process's caches hear of what others wrote. */
    private static final Duration TAIL_EVERY = Duration.ofMillis(200);

    /** The same for the first of what commands beside the only server write. */
    private static final Duration TAIL_QUIETLY = Duration.ofSeconds(1);

    private final Configuration configuration;
    private final Platform platform;
    private final Ports ports;
    private final JournalParts journal;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Closeables closeables = new Closeables();

    /**
     * The journal, and what belongs to it.
     *
     * @param wakeUp is signalled when this process has written to it
     * @param leases say which process does what only one should do
     * @param recovery of commits that were cut off, where the journal is not the stores' database
     */
    record JournalParts(
            NotifyingJournal relay,
            WakeUp wakeUp,
            Leases leases,
            Optional<JournalRecovery> recovery) {}

    Background(
            Configuration configuration,
            Platform platform,
            Ports ports,
            JournalParts journal,
            MeterRegistry meters,
            Clock clock) {
        this.configuration = configuration;
        this.platform = platform;
        this.ports = ports;
        this.journal = journal;
        this.meters = meters;
        this.clock = clock;
    }

    /** Starts everything; answers the projections, which run. */
    List<ProjectionRunner> start() {
        Backoff backoff = Backoff.standard();
        platform.prepare();
        UpdateHub hub = ports.get(UpdateHub.class);
        closeables.add(
                hub.listen(
                        ports.get(Broadcast.class),
                        ports.get(FollowGraph.class),
                        Platform.UPDATES));
        closeables
                .add(new JournalFollower(journal.relay(), TAIL_EVERY, tailQuietly(), backoff))
                .start();
        journal.recovery()
                .ifPresent(
                        found ->
                                closeables
                                        .add(
                                                found.worker(
                                                        platform.redo(), journal.wakeUp(), backoff))
                                        .start());
        var reader = new JournalReader(journal.relay(), journal.wakeUp());
        var acknowledgements = new Acknowledgements(ports.get(JournalConsumers.class));
        List<ProjectionRunner> runners =
                platform.projections().stream()
                        .map(projection -> run(projection, reader, acknowledgements, backoff))
                        .toList();
        closeables
                .add(
                        new JournalPruner(
                                journal.relay(),
                                ports.get(JournalConsumers.class),
                                runners.stream()
                                        .map(ProjectionRunner::name)
                                        .collect(Collectors.toSet()),
                                configuration.get(JournalSettings.RETENTION),
                                clock,
                                backoff))
                .start();
        cleanUp(platform.cleanups(), CLEAN_UP_EVERY, backoff);
        cleanUp(platform.cleanupsAtOnce(), CLEAN_UP_AT_ONCE, backoff);
        platform.workers(backoff).forEach(worker -> closeables.add(worker).start());
        measureImpressions();
        startReconciler(backoff);
        return runners;
    }

    private void cleanUp(List<CleanupJob> jobs, Duration every, Backoff backoff) {
        closeables.add(new CleanupWorker(jobs, every, journal.wakeUp(), clock, backoff)).start();
    }

    /**
     * How often what other processes write is looked for while nothing of theirs comes. Beside a
     * journal in the data directory there are no other servers, but commands now and then.
     */
    private Duration tailQuietly() {
        return configuration.isBrought(Journal.class) ? TAIL_QUIETLY : TAIL_EVERY;
    }

    private void measureImpressions() {
        Impressions impressions = platform.get(Impressions.class);
        Gauge.builder("plaza.impressions.waiting", impressions, Impressions::waiting)
                .description("Posts whose impressions wait to be written")
                .register(meters);
        FunctionCounter.builder("plaza.impressions.dropped", impressions, Impressions::dropped)
                .description("Impressions that were never written, for lack of room or by failure")
                .register(meters);
    }

    private void startReconciler(Backoff backoff) {
        Reconciliation all = platform.reconciliation();
        var reconciler =
                closeables.add(
                        new Reconciler(
                                all,
                                journal.leases(),
                                configuration.get(ReconcileSettings.EVERY),
                                backoff));
        reconciler.start();
        for (String part : all.names()) {
            FunctionCounter.builder("plaza.reconciled", reconciler, found -> found.mended(part))
                    .description("What was derived wrongly, and mended")
                    .tag("part", part)
                    .register(meters);
        }
    }

    private ProjectionRunner run(
            Projection projection,
            JournalReader reader,
            Acknowledgements acknowledgements,
            Backoff backoff) {
        var runner =
                closeables.add(
                        new ProjectionRunner(
                                reader,
                                ports.get(JournalConsumers.class),
                                acknowledgements,
                                projection,
                                journal.leases(),
                                journal.wakeUp(),
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

    @Override
    public void close() {
        closeables.close();
    }
}
