package plaza.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import plaza.app.config.Configuration;
import plaza.app.data.DataDirectory;
import plaza.app.data.ServerLock;
import plaza.app.demo.Demo;
import plaza.app.demo.DemoMark;
import plaza.app.demo.DemoRun;
import plaza.core.engine.Engine;

/** Runs the server until a signal ends it. */
@Command(name = "serve", description = "Runs the server until Ctrl-C or SIGTERM.")
final class ServeCommand implements Callable<Integer> {
    @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; 0 takes a free one. Default: 8080.")
    private @Nullable String port;

    @Option(
            names = "--demo",
            description = {
                "Fills an empty data directory with a generated network,",
                "or goes on where that was cut off."
            })
    private boolean demo;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "With --demo, another network for another number. Default: 1.")
    private @Nullable Long seed;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--bench",
            hidden = true,
            description = "Adds what a benchmark needs; for nobody else.")
    private boolean bench;

    private final Context context;

    ServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seed != null && !demo) {
            throw new ParameterException(spec.commandLine(), "--seed is of use with --demo only");
        }
        Configuration configuration = options.load(context.environment(), port, bench);
        Closing closing = Closing.withSignals(() -> context.tell("Stopping …"));
        try {
            start(configuration, closing);
        } catch (RuntimeException e) {
            // After a signal everything is being closed: what fails then is no error.
            boolean stopped = closing.hasBegun();
            closing.close();
            throw stopped ? Closing.stopped() : e;
        }
        closing.await();
        return 0;
    }

    private void start(Configuration configuration, Closing closing) {
        DataDirectory data = DataDirectory.open(configuration.data());
        Optional<DemoMark> filled = demo ? DemoMark.find(data.path()) : Optional.empty();
        DemoRun run = demo && filled.isEmpty() ? demoRun(configuration, data) : null;
        ServerLock lock = closing.open(() -> ServerLock.acquire(data, configuration.places()));
        new ListenAddress(configuration).require();
        context.tell("Starting Plaza …");
        Platform.Site site = context.site(configuration, data, closing);
        Optional<DemoMark> shown = run == null ? filled : Optional.of(fill(run, site));
        Platform.Server server = closing.open(() -> context.platform().serve(site));
        lock.announce(server.address().toString());
        if (configuration.bench()) {
            announceForBench(site.configuration());
        }
        announce(configuration, server);
        shown.ifPresent(this::announceDemo);
    }

    /** Goes on with what was cut off; else begins, before anything else is in the directory. */
    private DemoRun demoRun(Configuration configuration, DataDirectory data) {
        Optional<DemoRun> cutOff = DemoRun.find(data.path());
        if (cutOff.isPresent()) {
            requireTheSeedOf(cutOff.get(), configuration);
            return cutOff.get();
        }
        if (!DemoMark.isEmpty(data.path())) {
            throw new CommandException(
                    "--demo fills empty data directories only, and %s is not: name another with --data"
                            .formatted(shown(configuration.data())));
        }
        return DemoRun.begin(data.path(), seed == null ? 1 : seed);
    }

    private void requireTheSeedOf(DemoRun cutOff, Configuration configuration) {
        if (seed != null && seed != cutOff.seed()) {
            throw new CommandException(
                    "The network in %s was begun with --seed %d: go on with that, or name another with --data"
                            .formatted(shown(configuration.data()), cutOff.seed()));
        }
    }

    private DemoMark fill(DemoRun run, Platform.Site site) {
        try (Platform.Operations operations = context.platform().operations(site)) {
            var mark = new DemoMark(operations.fillDemo(run, context.progress()));
            mark.write(site.data().path());
            run.end();
            return mark;
        }
    }

    private void announceDemo(DemoMark mark) {
        context.print(
                "Demo: log in as %s, with the password %s"
                        .formatted(String.join(" or ", mark.usernames()), Demo.PASSWORD));
    }

    /**
     * A benchmark measures the databases themselves beside the server; it reads these lines, until
     * the one that says that the server is ready.
     */
    private void announceForBench(Configuration configuration) {
        for (Engine<?> engine : configuration.engines()) {
            engine.benchAddress(configuration.settings())
                    .ifPresent(
                            address ->
                                    context.print(
                                            "bench: %s %s".formatted(engine.name(), address)));
        }
    }

    private void announce(Configuration configuration, Platform.Server server) {
        context.print(
                String.format(
                        Locale.ROOT,
                        "Plaza is ready on %s (data: %s, %.1f s)",
                        server.address(),
                        shown(configuration.data()),
                        sinceProcessStart().toMillis() / 1000.0));
        context.print("Try: " + server.address() + "/docs in a browser — Ctrl-C stops it.");
    }

    private static String shown(Path path) {
        return path.isAbsolute() || path.startsWith(".") ? path.toString() : "./" + path;
    }

    /** Includes the launcher script, which becomes this process. */
    private static Duration sinceProcessStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
