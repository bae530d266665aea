package plaza.engines.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipFile;
import plaza.engines.EngineException;

/**
 * Redis: the {@code redis-server} of the PATH, or else the one inside the library embedded-redis.
 * Every write is on the disk before it is answered, because a journal may lie in it.
 */
final class RedisRecipe implements Recipe {
    /** From the port for clients to the one on which members of a cluster speak to each other. */
    static final int TO_BUS = 10_000;

    private static final int USUAL_PORT = 6379;

    /** The ports of members follow that of a single one, and one that a developer may have. */
    private static final int BEFORE_MEMBERS = USUAL_PORT + 1;

    /**
     * A master is given up after three seconds; what the others hold is served meanwhile. A replica
     * that has not heard of its master for long does not take its place: it may have missed
     * something.
     */
    private static final String IN_A_CLUSTER =
            """
            cluster-enabled yes
            cluster-config-file nodes.conf
            cluster-node-timeout 3000
            cluster-require-full-coverage no
            cluster-replica-validity-factor 1
            """;

    private final String name;
    private final String title;
    private final List<Integer> usualPorts;
    private final String mode;
    private final String configuration;

    private RedisRecipe(
            String name,
            String title,
            List<Integer> usualPorts,
            String mode,
            String configuration) {
        this.name = name;
        this.title = title;
        this.usualPorts = usualPorts;
        this.mode = mode;
        this.configuration = configuration;
    }

    static RedisRecipe single() {
        return new RedisRecipe("redis", "Redis", List.of(USUAL_PORT), "standalone", "");
    }

    /**
     * @param number from 1
     */
    static RedisRecipe member(int number, int all) {
        int port = BEFORE_MEMBERS + number;
        return new RedisRecipe(
                "redis" + number,
                "Redis %d of %d".formatted(number, all),
                List.of(port, port + TO_BUS),
                "cluster",
                IN_A_CLUSTER);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Integer> usualPorts() {
        return usualPorts;
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path program = onPath("redis-server").orElseGet(() -> unpack(folder));
        Path file =
                folder.write(
                        "conf/redis.conf",
                        """
                        bind 127.0.0.1
                        port %d
                        dir %s
                        appendonly yes
                        appendfsync always
                        save ""
                        %s\
                        """
                                .formatted(
                                        ports.getFirst(), folder.directory("data"), configuration));
        return List.of(program.toString(), file.toString());
    }

    @Override
    public URI address(int port) {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException {
        try (var redis = new RedisTalk(address)) {
            String found = redis.find("INFO server", "redis_mode");
            if (!found.equals(mode)) {
                throw new IOException("a Redis that is %s, not %s".formatted(found, mode));
            }
            return redis.find("INFO server", "redis_version");
        }
    }

    private static Optional<Path> onPath(String program) {
        return Programs.find(program);
    }

    /**
     * Once for all: who starts a process while another is writing a program hands on the open file,
     * and a program that somebody may still write to is not run.
     */
    private static synchronized Path unpack(Folder folder) {
        EngineClassPath classPath = EngineClassPath.of(folder, "redis");
        Path jar = classPath.jar("embedded-redis");
        Path program = classPath.target().resolve("redis-server");
        String wanted = platform();
        try (var zip = new ZipFile(jar.toFile())) {
            var entry =
                    zip.stream()
                            .filter(e -> e.getName().startsWith("redis-server-"))
                            .filter(e -> e.getName().endsWith(wanted))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new EngineException(
                                                    "There is no Redis for %s in %s: install redis-server"
                                                            .formatted(wanted, jar.getFileName())));
            if (Files.isExecutable(program) && Files.size(program) == entry.getSize()) {
                return program;
            }
            Path fresh = Files.createTempFile(classPath.target(), "redis-server", ".new");
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!fresh.toFile().setExecutable(true)) {
                throw new EngineException(fresh + " cannot be made executable");
            }
            // Moved, so that a program that runs is not written into.
            return Files.move(fresh, program, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new EngineException("Redis could not be unpacked into " + program, e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = machine.equals("aarch64") || machine.equals("arm64");
        return (system.contains("mac") ? "darwin-" : "linux-") + (arm ? "arm64" : "amd64");
    }
}
