package plaza.engines.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.engines.EngineException;
import plaza.engines.recipe.Folder;
import plaza.engines.recipe.Recipe;

/** Starts and ends the process of an engine. */
public final class EngineProcess {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final int LINES_OF_LOG = 12;

    /**
     * What lives as long as a test does is compiled quickly rather than well: for the minutes that
     * it runs, the optimising compiler would take more of the machine than it gives back.
     */
    private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1";

    /** Whose life an engine's depends on. */
    public enum Life {
        /** It ends with the process that started it, however that one ends. */
        TIED,
        /** It goes on until it is stopped. */
        FREE
    }

    /** An engine that answers. */
    public record Ready(EngineRecord record, String version, Duration took) {}

    private EngineProcess() {}

    /** The file that an engine's output goes to. */
    public static Path log(Path folder) {
        return folder.resolve("engine.log");
    }

    /**
     * Starts an engine and waits until it answers.
     *
     * @throws EngineException when it ends or does not answer in time; it does not run then
     */
    public static Ready start(Recipe recipe, Folder folder, List<Integer> ports, Life life) {
        long begin = System.nanoTime();
        List<String> command = new ArrayList<>();
        Path script = script(folder);
        Path pidFile = folder.path().resolve("pid");
        command.addAll(
                List.of(
                        "/bin/sh",
                        script.toString(),
                        life == Life.TIED ? "tied" : "free",
                        pidFile.toString()));
        command.addAll(recipe.prepare(folder, ports));
        Path log = log(folder.path());
        try {
            Files.deleteIfExists(pidFile);
            keepOneOlder(log);
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.path().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            if (life == Life.FREE) {
                builder.redirectInput(Path.of("/dev/null").toFile());
            } else {
                builder.environment()
                        .merge("JDK_JAVA_OPTIONS", SHORT_LIFE, (given, ours) -> given + " " + ours);
            }
            Process wrapper = builder.start();
            EngineRecord record = record(wrapper, pidFile, ports.getFirst(), log);
            record.write(folder.path());
            return await(recipe, folder.path(), record, begin);
        } catch (IOException e) {
            throw new EngineException(recipe.title() + " could not be started", e);
        }
    }

    private static Path script(Folder folder) {
        try (InputStream script =
                Objects.requireNonNull(
                        EngineProcess.class.getResourceAsStream("/plaza/engines/run.sh"))) {
            Path file = folder.directory("bin").resolve("run.sh");
            Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keepOneOlder(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(
                    log, log.resolveSibling("engine.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Waits for the wrapper to write down which process the engine is. */
    private static EngineRecord record(Process wrapper, Path pidFile, int port, Path log) {
        Instant until = Instant.now().plusSeconds(20);
        while (Instant.now().isBefore(until) && wrapper.isAlive()) {
            if (Files.exists(pidFile)) {
                try {
                    long pid = Long.parseLong(Files.readString(pidFile).strip());
                    Instant started =
                            ProcessHandle.of(pid)
                                    .flatMap(handle -> handle.info().startInstant())
                                    .orElse(Instant.EPOCH);
                    return new EngineRecord(pid, started, port);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            pause();
        }
        throw new EngineException("The engine ended at once:\n" + tail(log));
    }

    private static Ready await(Recipe recipe, Path folder, EngineRecord record, long begin) {
        Duration patience = recipe.patience();
        @Nullable Exception last = null;
        while (System.nanoTime() - begin < patience.toNanos()) {
            if (record.process().isEmpty()) {
                EngineRecord.delete(folder);
                throw new EngineException(
                        "%s ended while it started; the end of %s:\n%s"
                                .formatted(recipe.title(), log(folder), tail(log(folder))));
            }
            try {
                String version = recipe.ask(recipe.address(record.port()));
                return new Ready(record, version, Duration.ofNanos(System.nanoTime() - begin));
            } catch (InterruptedException e) {
                stop(folder, record);
                Thread.currentThread().interrupt();
                throw new EngineException(recipe.title() + " was interrupted while it started", e);
            } catch (Exception e) {
                last = e;
                pause();
            }
        }
        stop(folder, record);
        throw new EngineException(
                "%s did not answer within %d s (%s); see %s"
                        .formatted(recipe.title(), patience.toSeconds(), last, log(folder)),
                last);
    }

    /** Ends an engine: it is asked to first, and forced after 20 s. */
    public static void stop(Path folder, EngineRecord record) {
        record.process()
                .ifPresent(
                        handle -> {
                            handle.destroy();
                            if (!ends(handle)) {
                                handle.destroyForcibly();
                                if (!ends(handle)) {
                                    throw new EngineException(
                                            "Process " + handle.pid() + " cannot be ended");
                                }
                            }
                        });
        EngineRecord.delete(folder);
    }

    private static boolean ends(ProcessHandle handle) {
        try {
            handle.onExit().get(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }

    private static String tail(Path log) {
        try (Stream<String> lines =
                Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return String.join(
                    "\n", all.subList(Math.max(0, all.size() - LINES_OF_LOG), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("Interrupted while an engine started", e);
        }
    }
}
