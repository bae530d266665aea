package plaza.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The filling of a data directory with a generated network, from before the first row until all of
 * it is there. A file in the directory says what is being made and which steps are done, so that a
 * run that was cut off goes on. Not thread-safe.
 */
public final class DemoRun {
    private static final String FILE = "demo-begun.txt";
    private static final String SEED = "seed ";
    private static final String AT = "at ";
    private static final String DONE = "done ";

    private final Path file;
    private final long seed;
    private @Nullable Instant at;
    private final Set<String> done = new LinkedHashSet<>();

    private DemoRun(Path data, long seed) {
        this.file = data.resolve(FILE);
        this.seed = seed;
    }

    /** Claims a directory; nothing was made yet. */
    public static DemoRun begin(Path data, long seed) {
        var run = new DemoRun(data, seed);
        run.write();
        return run;
    }

    /** The run that was cut off in a directory. */
    public static Optional<DemoRun> find(Path data) {
        Path file = data.resolve(FILE);
        try {
            return Files.exists(file) ? read(data, Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<DemoRun> read(Path data, List<String> lines) {
        try {
            var run = new DemoRun(data, Long.parseLong(rest(lines.getFirst(), SEED)));
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith(AT)) {
                    run.at = Instant.parse(rest(line, AT));
                } else {
                    run.done.add(rest(line, DONE));
                }
            }
            return Optional.of(run);
        } catch (NumberFormatException | DateTimeParseException | NoSuchElementException e) {
            throw new IllegalStateException("what " + data.resolve(FILE) + " says is damaged", e);
        }
    }

    private static String rest(String line, String start) {
        if (!line.startsWith(start)) {
            throw new NoSuchElementException(start);
        }
        return line.substring(start.length());
    }

    public long seed() {
        return seed;
    }

    /**
     * The moment that the network is as of, or null before anything was made: it stays the same
     * when a run goes on on another day.
     */
    public @Nullable Instant at() {
        return at;
    }

    /** The same, which is now for a run that begins. */
    Instant startedAt(Clock clock) {
        Instant started = at;
        if (started == null) {
            started = clock.instant();
            at = started;
            write();
        }
        return started;
    }

    boolean isDone(String step) {
        return done.contains(step);
    }

    void done(String step) {
        done.add(step);
        write();
    }

    /** All is there. */
    public void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        List<String> lines = new ArrayList<>();
        lines.add(SEED + seed);
        if (at != null) {
            lines.add(AT + at);
        }
        done.forEach(step -> lines.add(DONE + step));
        Path whole = file.resolveSibling(FILE + ".tmp");
        try {
            Files.write(whole, lines);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
