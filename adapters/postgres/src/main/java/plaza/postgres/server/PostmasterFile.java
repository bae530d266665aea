package plaza.postgres.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code postmaster.pid} of a running PostgreSQL: line 1 the process id, line 4 the port,
 * line 8 the state ({@code starting}, {@code ready}, {@code stopping}); see {@code
 * src/include/utils/pidfile.h}. It is written line by line, so the later ones may still be missing.
 *
 * @param port 0 while it is not yet written
 */
record PostmasterFile(long pid, int port, String state) {
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;

    /** Empty when there is none, or nothing in it that could be read. */
    static Optional<PostmasterFile> read(Path cluster) {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(path(cluster)), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .toList();
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE)) : 0;
            String state = lines.size() > STATE_LINE ? lines.get(STATE_LINE) : "";
            return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst()), port, state));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PostgresServerException(
                    "%s cannot be read: %s".formatted(path(cluster), Failures.reason(e)), e);
        }
    }

    static Path path(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isReady() {
        return state.equals("ready") && port != 0;
    }

    /**
     * Whether the process is a PostgreSQL of that cluster, and not some other one that was given
     * the number of one that is gone. An ended process that nobody has waited for has no command.
     */
    boolean isAliveFor(Path cluster) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().orElse("").contains("/postgres"))
                .filter(
                        info ->
                                info.arguments()
                                        .map(List::of)
                                        .map(words -> words.contains(cluster.toString()))
                                        .orElse(true))
                .isPresent();
    }
}
