package plaza.app.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.app.cli.Platform;
import plaza.app.config.Configuration;
import plaza.app.config.ConfigurationLoader;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.app.data.DataDirectory;
import plaza.app.guard.Faults;
import plaza.app.wiring.PlazaPlatform;
import plaza.app.wiring.Wiring;
import plaza.engines.recipe.Recipe;
import plaza.postgres.PostgresEngine;

/**
 * The whole server in this process: the real wiring, a web server on a free port, and a database of
 * its own in an embedded PostgreSQL that all of them share.
 */
public final class RunningPlaza implements AutoCloseable {
    private static final String MONITORING = "what monitoring of the tests names";

    private final PlazaPlatform platform;
    private final Platform.Site site;
    private final Platform.Server server;
    private final Path folder;
    private final boolean isFolderOwn;
    private final @Nullable TestDatabase database;
    private final Api nobody;

    private RunningPlaza(
            PlazaPlatform platform,
            Configuration configuration,
            Path folder,
            boolean isFolderOwn,
            @Nullable TestDatabase database) {
        this.folder = folder;
        this.isFolderOwn = isFolderOwn;
        this.platform = platform;
        this.database = database;
        this.site =
                new Platform.Site(
                        database == null ? configuration : database.in(configuration),
                        DataDirectory.open(folder));
        this.server = platform.serve(site);
        this.nobody = Api.of(server.address(), OpenApiWitness.whenNeeded());
    }

    private static PlazaPlatform platform(Clock clock, Faults faults) {
        return new PlazaPlatform(clock, faults, () -> WiringForTests.PASSWORDS);
    }

    private static Configuration configuration(Path folder, Map<String, String> settings) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("test", "data", folder.toString()));
        options.add(new Option("test", "server.port", "0"));
        options.add(new Option("test", "metrics.secret", MONITORING));
        for (String limit :
                List.of("requests", "writes", "loginPerAddress", "registrations", "uploads")) {
            options.add(new Option("test", "limits." + limit, "1000000/15m"));
        }
        settings.forEach((key, value) -> options.add(new Option("test", key, value)));
        return ConfigurationLoader.defaults(options);
    }

    /** The one with the default settings, which lives as long as this JVM. */
    public static RunningPlaza shared() {
        return Shared.PLAZA;
    }

    /** One of one's own, with settings that differ from the defaults. */
    public static RunningPlaza start(Map<String, String> settings) {
        return start(settings, Faults.NONE);
    }

    public static RunningPlaza start(Map<String, String> settings, Faults faults) {
        return start(settings, faults, TestDatabase::create);
    }

    private static RunningPlaza start(
            Map<String, String> settings, Faults faults, Supplier<TestDatabase> database) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.settings());
        all.putAll(settings);
        Path folder = TestFolders.create("plaza");
        Configuration configuration = configuration(folder, all);
        boolean postgres =
                configuration.engines().stream().anyMatch(PostgresEngine.class::isInstance);
        return new RunningPlaza(
                platform(Clock.systemUTC(), faults),
                configuration,
                folder,
                true,
                postgres ? database.get() : null);
    }

    /**
     * One of {@code solo} on a data directory that is there and stays.
     *
     * @param database the one of the directory
     * @param clock for example of the time when it was left
     */
    public static RunningPlaza startOn(Path folder, TestDatabase database, Clock clock) {
        return new RunningPlaza(
                platform(clock, Faults.NONE),
                configuration(folder, Map.of()),
                folder,
                false,
                database);
    }

    /** As {@link #start}, on the blueprint {@code live} whatever the other tests run on. */
    public static RunningPlaza startLive(Map<String, String> settings) {
        return startLive(settings, Faults.NONE);
    }

    public static RunningPlaza startLive(Map<String, String> settings, Faults faults) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.live());
        all.putAll(settings);
        return start(all, faults);
    }

    /** As {@link #start}, on the blueprint {@code reels} whatever the other tests run on. */
    public static RunningPlaza startReels(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.reels());
        all.putAll(settings);
        return start(all);
    }

    /** As {@link #startReels(Map)}, on engines of a test's own. */
    public static RunningPlaza startReels(
            Function<Recipe, URI> engines, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.reels(engines, "away"));
        all.putAll(settings);
        return start(all);
    }

    /** As {@link #startLive(Map)}, on engines of a test's own. */
    public static RunningPlaza startLive(
            Function<Recipe, URI> engines, TestDatabase database, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.live(engines));
        all.putAll(settings);
        return start(all, Faults.NONE, () -> database);
    }

    /**
     * As {@link #start}, on the blueprint {@code cloud} whatever the other tests run on, on engines
     * of a test's own.
     */
    public static RunningPlaza startCloud(
            Function<Recipe, URI> engines, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(TestBlueprint.cloud(engines));
        all.putAll(settings);
        return start(all);
    }

    public Configuration configuration() {
        return site.configuration();
    }

    /** A client that is not logged in. */
    public Api nobody() {
        return nobody;
    }

    /** What monitoring reads. */
    public String metrics() {
        return nobody.as(MONITORING).get("/metrics").expect(200).body();
    }

    /** Somebody new. */
    public Person person() {
        return Person.join(nobody);
    }

    /** Somebody new who administers. */
    public Person admin() {
        Person person = person();
        try (Platform.Operations operations = operations()) {
            operations.makeAdmin(person.username());
        }
        return person;
    }

    /** What an operator does beside the running server. */
    public Platform.Operations operations() {
        return platform.operations(site);
    }

    /** The services and stores of another process beside the running server, without workers. */
    public Wiring beside() {
        return WiringForTests.open(site);
    }

    /** Its data directory. */
    public Path data() {
        return folder;
    }

    /** Its PostgreSQL, which it must have. */
    public TestDatabase database() {
        if (database == null) {
            throw new IllegalStateException("nothing of this server lies in PostgreSQL");
        }
        return database;
    }

    @Override
    public void close() {
        server.close();
        if (isFolderOwn) {
            TestFolders.delete(folder);
        }
    }

    /** Started once, by the class loader's own locking. */
    private static final class Shared {
        static final RunningPlaza PLAZA = AtTheEnd.close(start(Map.of()));

        private Shared() {}
    }
}
