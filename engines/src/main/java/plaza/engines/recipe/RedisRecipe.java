package plaza.engines.recipe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    private static final int MAX_ANSWER = 16 * 1024;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public String title() {
        return "Redis";
    }

    @Override
    public List<Integer> usualPorts() {
        return List.of(6379);
    }

    @Override
    public List<String> prepare(Folder folder, List<Integer> ports) {
        Path program = onPath("redis-server").orElseGet(() -> unpack(folder));
        Path configuration =
                folder.write(
                        "conf/redis.conf",
                        """
                        bind 127.0.0.1
                        port %d
                        dir %s
                        appendonly yes
                        appendfsync always
                        save ""
                        """
                                .formatted(ports.getFirst(), folder.directory("data")));
        return List.of(program.toString(), configuration.toString());
    }

    @Override
    public URI address(int port) {
        return URI.create("redis://127.0.0.1:" + port);
    }

    @Override
    public String ask(URI address) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1_000);
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write("INFO server\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = line(new BufferedInputStream(socket.getInputStream()));
            return answer;
        }
    }

    /** Reads lines up to the one that names the version; an error (as LOADING) is not ready. */
    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && text.length() < MAX_ANSWER; c = in.read()) {
            text.append((char) c);
            if (c == '\n') {
                String line = text.toString().strip();
                text.setLength(0);
                if (line.startsWith("-")) {
                    throw new IOException(line);
                }
                if (line.startsWith("redis_version:")) {
                    return line.substring(line.indexOf(':') + 1);
                }
            }
        }
        throw new IOException("Redis told no version");
    }

    private static Optional<Path> onPath(String program) {
        return Programs.find(program);
    }

    private static Path unpack(Folder folder) {
        Path jar = EngineClassPath.of(folder, "redis").jar("embedded-redis");
        Path program = folder.directory("bin").resolve("redis-server");
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
            Path fresh = program.resolveSibling("redis-server.new");
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
