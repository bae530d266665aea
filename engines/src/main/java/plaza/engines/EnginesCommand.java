package plaza.engines;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import plaza.engines.Engines.Condition;
import plaza.engines.Engines.State;
import plaza.engines.process.EngineProcess;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;
import plaza.engines.recipe.Ring;

/** {@code ./plaza engines}: the database servers that blueprints use, without Docker. */
@Command(
        name = "plaza engines",
        description = {
            "Starts the database servers that blueprints use, on this machine, without Docker.",
            "They listen on 127.0.0.1 at their usual ports, and go on until they are stopped."
        },
        mixinStandardHelpOptions = true,
        versionProvider = EnginesCommand.Version.class,
        synopsisSubcommandLabel = "up|down|status|logs")
final class EnginesCommand {
    private static final String NAMES = "Blueprints (reels) or engines; without any: all engines.";

    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Where they keep their data. Default: ./plaza-engines")
    private Path data = Path.of("plaza-engines");

    private final Path project;

    EnginesCommand(Path project, CommandSpec unset) {
        this.project = project;
        this.spec = unset;
    }

    static final class Version implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = EnginesCommand.class.getPackage().getImplementationVersion();
            return new String[] {"plaza engines " + (version == null ? "development" : version)};
        }
    }

    private Engines engines() {
        return new Engines(data.toAbsolutePath().normalize(), project);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(
            description = "Starts engines and waits until they answer.",
            mixinStandardHelpOptions = true)
    int up(
            @Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES)
                    List<String> names,
            @Option(
                            names = "--nodes",
                            defaultValue = "1",
                            paramLabel = "N",
                            description =
                                    "1, or 3 for what goes on without one of them: three nodes of"
                                            + " Cassandra, and of Redis three masters with a replica"
                                            + " each. Default: ${DEFAULT-VALUE}")
                    int nodes)
            throws InterruptedException {
        Engines engines = engines();
        List<Recipe> singles =
                Blueprint.engines(orEmpty(names)).stream()
                        .filter(
                                recipe ->
                                        !orEmpty(names).isEmpty()
                                                || !recipe.isReachedFromElsewhere())
                        .toList();
        List<Ring> rings = rings(singles, nodes);
        List<Recipe> wanted = new ArrayList<>(singles);
        rings.forEach(
                ring -> {
                    wanted.remove(ring.instead());
                    wanted.addAll(ring.members());
                });
        if (!startAll(engines, wanted)) {
            return 1;
        }
        Map<String, String> settings = new TreeMap<>();
        for (Ring ring : rings) {
            settings.putAll(engines.join(ring));
            out().printf("%-11s whole: %d nodes%n", ring.instead().name(), ring.members().size());
            out().flush();
        }
        if (!settings.isEmpty()) {
            tell(settings);
        }
        return 0;
    }

    private static List<Ring> rings(List<Recipe> singles, int nodes) {
        return switch (nodes) {
            case 1 -> List.of();
            case 3 -> {
                List<Ring> rings =
                        singles.stream().flatMap(each -> Recipes.ring(each).stream()).toList();
                if (rings.isEmpty()) {
                    throw new Blueprint.WrongUsageException(
                            "--nodes 3 is for cassandra and redis, or a blueprint with them");
                }
                yield rings;
            }
            default ->
                    throw new Blueprint.WrongUsageException("--nodes must be 1 or 3, not " + nodes);
        };
    }

    /** Says whether all of them answer. */
    private boolean startAll(Engines engines, List<Recipe> wanted) throws InterruptedException {
        boolean all = true;
        out().println(
                        "Starting "
                                + wanted.stream().map(Recipe::title).collect(joining(", "))
                                + " …");
        out().flush();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = new ExecutorCompletionService<Optional<EngineException>>(threads);
            for (Recipe recipe : wanted) {
                starts.submit(() -> start(engines, recipe));
            }
            for (int left = wanted.size(); left > 0; left--) {
                Optional<EngineException> failure = starts.take().get();
                failure.ifPresent(this::complain);
                all &= failure.isEmpty();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an engine could not be started", e.getCause());
        }
        return all;
    }

    /** As they stand in plaza.yaml. */
    private void tell(Map<String, String> settings) {
        out().println("A server uses them with this in its plaza.yaml:");
        String last = "";
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String[] key = setting.getKey().split("\\.", 2);
            if (!key[0].equals(last)) {
                out().println(key[0] + ":");
                last = key[0];
            }
            out().println("  " + key[1] + ": " + setting.getValue());
        }
        out().flush();
    }

    private void print(Engines.Up up) {
        State state = up.state();
        String how =
                up.took() == null
                        ? (state.condition() == Condition.FOUND ? "was there" : "runs already")
                        : "ready in %.1f s".formatted(up.took().toMillis() / 1000.0);
        out().printf(
                        "%-11s %-16s %-20s %s%n",
                        state.recipe().name(), how, hostAndPort(state), state.version());
        out().flush();
    }

    /** Tells of it as soon as it is there; whatever failed is told by who waits. */
    private Optional<EngineException> start(Engines engines, Recipe recipe) {
        try {
            print(engines.up(recipe));
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(e);
        }
    }

    private void complain(EngineException failure) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("plaza: " + failure.getMessage());
        err.flush();
    }

    @Command(
            description = "Stops engines that were started with up. Their data stays.",
            mixinStandardHelpOptions = true)
    int down(
            @Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES)
                    List<String> names) {
        Engines engines = engines();
        for (Recipe recipe : known(engines, names)) {
            if (engines.down(recipe)) {
                out().printf("%-11s stopped%n", recipe.name());
                out().flush();
            }
        }
        return 0;
    }

    @Command(
            description = "Says which engines answer, with address, version, process and memory.",
            mixinStandardHelpOptions = true)
    int status(
            @Parameters(arity = "0..*", paramLabel = "NAME", description = NAMES)
                    List<String> names) {
        Engines engines = engines();
        out().printf(
                        "%-11s %-9s %-20s %-22s %8s %8s%n",
                        "engine", "state", "address", "version", "process", "MiB");
        for (Recipe recipe : known(engines, names)) {
            State state = engines.state(recipe);
            String pid = state.record() == null ? "-" : String.valueOf(state.record().pid());
            String mib =
                    state.record() == null
                            ? "-"
                            : String.valueOf(Memory.residentMib(state.record().pid()));
            out().printf(
                            "%-11s %-9s %-20s %-22s %8s %8s%n",
                            recipe.name(),
                            state.condition().name().toLowerCase(java.util.Locale.ROOT),
                            hostAndPort(state),
                            state.version() == null ? "-" : state.version(),
                            pid,
                            mib);
        }
        out().flush();
        return 0;
    }

    @Command(description = "Prints what an engine has said.", mixinStandardHelpOptions = true)
    int logs(
            @Parameters(arity = "1", paramLabel = "ENGINE", description = "The engine.")
                    String name,
            @Option(
                            names = "--lines",
                            defaultValue = "100",
                            paramLabel = "N",
                            description = "How many of its last lines. Default: ${DEFAULT-VALUE}")
                    int lines) {
        Engines engines = engines();
        for (Recipe recipe : known(engines, List.of(name))) {
            Path log = EngineProcess.log(engines.folder(recipe));
            try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                List<String> found = all.toList();
                found.subList(Math.max(0, found.size() - lines), found.size())
                        .forEach(out()::println);
            } catch (IOException e) {
                throw new EngineException(recipe.title() + " has no log at " + log, e);
            }
        }
        out().flush();
        return 0;
    }

    private static List<Recipe> known(
            Engines engines, @org.jspecify.annotations.Nullable List<String> names) {
        return Blueprint.engines(orEmpty(names)).stream()
                .flatMap(recipe -> engines.known(recipe).stream())
                .toList();
    }

    private static String hostAndPort(State state) {
        return state.address().getHost() + ":" + state.address().getPort();
    }

    private static List<String> orEmpty(@org.jspecify.annotations.Nullable List<String> names) {
        return names == null ? List.of() : names;
    }
}
