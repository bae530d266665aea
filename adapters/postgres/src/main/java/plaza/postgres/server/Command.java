package plaza.postgres.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs one of PostgreSQL's programs to its end. */
final class Command {
    private Command() {}

    /**
     * What a program left behind.
     *
     * @param output standard output and standard error, mixed
     */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        /** The line that says most: the first with an error in it, else the last. */
        String summary() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            return lines.stream()
                    .filter(line -> line.contains("error:") || line.contains("FATAL:"))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit code " + exitCode : lines.getLast())
                    .strip();
        }
    }

    /**
     * @throws PostgresServerException when it cannot be started, or takes longer than the time-out
     *     (it is killed then)
     */
    static Result run(List<String> command, Path directory, Duration timeout) {
        Path output = null;
        try {
            output = Files.createTempFile("plaza-postgres", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(new ArrayList<>(command))
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            // A file, not a pipe: the postmaster inherits it and outlives the
                            // program that started it.
                            .redirectOutput(output.toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            // Variables like PGDATA or PGPORT of the person's shell are not meant for this server.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new PostgresServerException(
                        "%s took longer than %d s".formatted(name(command), timeout.toSeconds()));
            }
            return new Result(
                    process.exitValue(),
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new PostgresServerException(
                    "%s cannot be run: %s".formatted(name(command), Failures.reason(e)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresServerException("interrupted while running " + name(command), e);
        } finally {
            discard(output);
        }
    }

    private static void discard(@Nullable Path file) {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    private static String name(List<String> command) {
        return command.stream()
                .filter(word -> word.startsWith("/"))
                .findFirst()
                .map(word -> Path.of(word).getFileName().toString())
                .orElse(command.getFirst());
    }
}
