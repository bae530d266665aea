package plaza.engines.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.engines.EngineException;
import plaza.engines.Engines;
import plaza.engines.process.EngineProcess;
import plaza.engines.process.EngineProcess.Life;
import plaza.engines.process.EngineRecord;
import plaza.engines.process.Ports;
import plaza.engines.recipe.Folder;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Ring;

/**
 * Finds or starts an engine for tests, once in a JVM: the address in {@code PLAZA_TEST_<NAME>_URI},
 * else what {@code ./plaza engines up} has started, else one of its own in the module's {@code
 * target} folder, on free ports, that ends with this JVM. Tests keep apart by names of their own.
 */
public final class TestEngine {
    private static final Logger LOG = LoggerFactory.getLogger(TestEngine.class);
    private static final Map<String, URI> ADDRESSES = new ConcurrentHashMap<>();
    private static final Map<String, Own> STARTED = new ConcurrentHashMap<>();
    private static final Map<String, Object> LOCKS = new ConcurrentHashMap<>();
    private static final Set<Integer> PORTS = new HashSet<>();

    private TestEngine() {}

    /** Where the engine is; it answers. */
    public static URI address(Recipe recipe) {
        synchronized (lock(recipe)) {
            URI known = ADDRESSES.get(recipe.name());
            if (known == null) {
                known = find(recipe);
                ADDRESSES.put(recipe.name(), known);
            }
            return known;
        }
    }

    private static Object lock(Recipe recipe) {
        return LOCKS.computeIfAbsent(recipe.name(), name -> new Object());
    }

    /** Has those that have to be started do so at the same time, for who asks for each next. */
    public static void prepare(List<Recipe> recipes) {
        atOnce(recipes, TestEngine::address);
    }

    private static URI find(Recipe recipe) {
        String given =
                System.getenv("PLAZA_TEST_" + recipe.name().toUpperCase(Locale.ROOT) + "_URI");
        if (given != null) {
            return say(recipe, URI.create(given), "given");
        }
        Engines.State state =
                new Engines(project().resolve("plaza-engines"), project()).state(recipe);
        if (state.condition() == Engines.Condition.RUNNING) {
            return say(recipe, state.address(), "running");
        }
        Own own = start(recipe);
        STARTED.put(recipe.name(), own);
        return say(recipe, own.address(), "started");
    }

    private static URI say(Recipe recipe, URI address, String origin) {
        try {
            LOG.debug(
                    "{} {}, {} at {}:{}",
                    recipe.title(),
                    recipe.ask(address),
                    origin,
                    address.getHost(),
                    address.getPort());
            return address;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while asking " + recipe.title(), e);
        } catch (Exception e) {
            throw new EngineException(
                    "%s at %s:%d (%s) does not answer"
                            .formatted(
                                    recipe.title(), address.getHost(), address.getPort(), origin),
                    e);
        }
    }

    /** An engine that tests may kill, freeze and start again. */
    public static final class Own implements AutoCloseable {
        private final Recipe recipe;
        private final Path folder;
        private final List<Integer> ports;
        private EngineProcess.Ready ready;

        private Own(Recipe recipe, Path folder, List<Integer> ports) {
            this.recipe = recipe;
            this.folder = folder;
            this.ports = List.copyOf(ports);
            this.ready = begin();
        }

        private EngineProcess.Ready begin() {
            return EngineProcess.start(recipe, new Folder(folder, project()), ports, Life.TIED);
        }

        public URI address() {
            return recipe.address(ready.record().port());
        }

        public long pid() {
            return ready.record().pid();
        }

        /** Lets it stand still, as {@code kill -STOP} does. */
        public void freeze() {
            Signals.send("STOP", List.of(pid()));
        }

        /** Lets it go on after {@link #freeze}. */
        public void thaw() {
            Signals.send("CONT", List.of(pid()));
        }

        /** Ends it as {@code kill -9} does. */
        public void kill() {
            ready.record()
                    .process()
                    .ifPresent(
                            process -> {
                                process.destroyForcibly();
                                process.onExit().join();
                            });
        }

        /** Starts it again after {@link #kill}, on what it has left, at the same address. */
        public void restart() {
            ready = begin();
        }

        @Override
        public void close() {
            EngineRecord.alive(folder).ifPresent(record -> EngineProcess.stop(folder, record));
        }
    }

    /** Several that hold their data together; a test may kill each of them. */
    public record OwnRing(Ring ring, List<Own> members) implements AutoCloseable {
        public OwnRing {
            members = List.copyOf(members);
        }

        public List<URI> addresses() {
            return members.stream().map(Own::address).toList();
        }

        /** What a server is told to use it. */
        public Map<String, String> settings() {
            return ring.settings(addresses());
        }

        /** Returns when all of them serve. */
        public void awaitWhole() {
            try {
                ring.join(addresses());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException("Interrupted while engines come together", e);
            } catch (Exception e) {
                throw new EngineException(
                        "The members of " + ring.instead().title() + " did not come together", e);
            }
        }

        @Override
        public void close() {
            members.forEach(Own::close);
        }
    }

    /** Starts a ring with empty folders, which ends with this JVM. */
    public static OwnRing start(Ring ring) {
        Iterator<List<Integer>> ports = ports(ring::freePorts).iterator();
        Map<Recipe, List<Integer>> portsOf = new HashMap<>();
        ring.members().forEach(member -> portsOf.put(member, ports.next()));
        Map<String, Own> started =
                atOnce(
                        ring.members(),
                        member -> start(member, portsOf.getOrDefault(member, List.of())));
        var own =
                new OwnRing(
                        ring,
                        ring.members().stream().map(member -> started.get(member.name())).toList());
        own.awaitWhole();
        return own;
    }

    /** Starts one with an empty folder, which ends with this JVM. */
    public static Own start(Recipe recipe) {
        return start(
                recipe, ports(() -> List.of(Ports.free(recipe.usualPorts().size()))).getFirst());
    }

    private static Own start(Recipe recipe, List<Integer> ports) {
        Path parent = Path.of("target", "engines").toAbsolutePath();
        Path folder = parent.resolve(recipe.name() + "-" + System.nanoTime());
        // One of a kind at a time: what is just being made looks like what an earlier run has left.
        synchronized (lock(recipe)) {
            deleteOlder(parent, recipe);
            return new Own(recipe, folder, ports);
        }
    }

    /**
     * Those that this JVM has started for all of its tests, for a test that is alone with them and
     * starts again what it kills. Of what others have started it gets one of its own.
     */
    public static Map<String, Own> startedHere(List<Recipe> recipes) {
        return atOnce(
                recipes,
                recipe -> {
                    address(recipe);
                    return STARTED.computeIfAbsent(recipe.name(), name -> start(recipe));
                });
    }

    private static <T> Map<String, T> atOnce(List<Recipe> recipes, Function<Recipe, T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<T>> begun =
                    recipes.stream()
                            .collect(
                                    Collectors.toMap(
                                            Recipe::name,
                                            recipe -> threads.submit(() -> work.apply(recipe))));
            Map<String, T> done = new HashMap<>();
            for (Map.Entry<String, Future<T>> each : begun.entrySet()) {
                done.put(each.getKey(), each.getValue().get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while engines start", e);
        } catch (ExecutionException e) {
            throw new EngineException("An engine did not start", e.getCause());
        }
    }

    /** Never the same twice: an engine may not listen yet on what was free for it. */
    private static List<List<Integer>> ports(Supplier<List<List<Integer>>> free) {
        synchronized (PORTS) {
            List<List<Integer>> ports = free.get();
            while (ports.stream().anyMatch(some -> !Collections.disjoint(PORTS, some))) {
                ports = free.get();
            }
            ports.forEach(PORTS::addAll);
            return ports;
        }
    }

    private static void deleteOlder(Path parent, Recipe recipe) {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path old :
                    folders.filter(
                                    each ->
                                            each.getFileName()
                                                    .toString()
                                                    .startsWith(recipe.name() + "-"))
                            .filter(each -> EngineRecord.alive(each).isEmpty())
                            .toList()) {
                delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The folder above this one that holds the launcher. */
    private static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("plaza.example.yaml"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new EngineException("Run the tests inside the project");
        }
        return folder;
    }
}
