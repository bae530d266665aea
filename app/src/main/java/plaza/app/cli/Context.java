package plaza.app.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plaza.app.batch.Progress;
import plaza.app.config.Configuration;
import plaza.app.data.DataDirectory;
import plaza.app.data.ServerLock;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;

/**
 * The parts that the commands share.
 *
 * @param out standard output: results
 * @param err standard error: progress and errors
 */
record Context(Platform platform, Environment environment, PrintWriter out, PrintWriter err) {
    private static final int SHOWN_PLACES = 3;

    /** Makes the servers ready that engines bring. */
    Platform.Site site(Configuration configuration, DataDirectory data, Closing closing) {
        Configuration ready = configuration;
        for (Engine<?> engine : configuration.engines()) {
            EngineSite site = new EngineSite(ready.settings(), data.path(), environment.programs());
            ready = ready.provided(engine, closing.open(() -> engine.provide(site)).settings());
        }
        return new Platform.Site(ready, data);
    }

    /**
     * Runs something on the services, then leaves them.
     *
     * @throws CommandException where nothing was served or imported yet: a folder that was named
     *     wrongly does not become a data directory
     */
    int operate(Configuration configuration, Operation operation) throws Exception {
        EngineSite site = configuration.site(environment.programs());
        if (!configuration.engines().stream().allMatch(engine -> engine.isThere(site))) {
            throw new CommandException(
                    "There are no data of Plaza in %s: name their folder with --data"
                            .formatted(configuration.data()));
        }
        return operateAnywhere(configuration, operation);
    }

    /** The same, also on a data directory that is empty or not there yet. */
    int operateAnywhere(Configuration configuration, Operation operation) throws Exception {
        try (var closing = Closing.withSignals()) {
            DataDirectory data = DataDirectory.open(configuration.data());
            ServerLock.holder(data)
                    .flatMap(server -> elsewhere(server, configuration))
                    .ifPresent(
                            text -> {
                                throw new CommandException(text);
                            });
            Platform.Site site = site(configuration, data, closing);
            Platform.Operations operations = closing.open(() -> platform.operations(site));
            return run(operation, operations, closing);
        }
    }

    /**
     * Says so where the server of a data directory has its data on other engines: a command would
     * work on another network, and say nothing.
     */
    static Optional<String> elsewhere(ServerLock.Holder server, Configuration configuration) {
        Set<String> here = new LinkedHashSet<>(List.of(configuration.places().split(" ")));
        Set<String> there = new LinkedHashSet<>(List.of(server.places().split(" ")));
        if (here.equals(there)) {
            return Optional.empty();
        }
        Set<String> others = new LinkedHashSet<>(there);
        others.removeAll(here);
        return Optional.of(
                "The server in %s (process %d) has its data elsewhere than the settings here say (there %s): give this command its --blueprint, --config and PLAZA_… too"
                        .formatted(
                                configuration.data(),
                                server.pid(),
                                others.isEmpty()
                                        ? "some of what is here is off"
                                        : others.stream()
                                                .limit(SHOWN_PLACES)
                                                .collect(Collectors.joining(", "))));
    }

    private static int run(Operation operation, Platform.Operations operations, Closing closing)
            throws Exception {
        try {
            return operation.run(operations);
        } catch (Exception e) {
            // After a signal everything is being closed: what fails then is no error.
            throw closing.hasBegun() ? Closing.stopped() : e;
        }
    }

    /** Returns the exit code. */
    interface Operation {
        int run(Platform.Operations operations) throws Exception;
    }

    Progress progress() {
        return environment.terminal()
                ? new BarProgress(System.err, environment.columns())
                : new PlainProgress(err, Clock.systemUTC());
    }

    /** Says to whom waits before a terminal what for. */
    void tell(String line) {
        if (environment.terminal()) {
            err.println(line);
            err.flush();
        }
    }

    void print(String line) {
        out.println(line);
        out.flush();
    }
}
