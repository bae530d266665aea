package plaza.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration;
import plaza.app.config.ServerSettings;
import plaza.app.data.DataDirectory;
import plaza.app.data.DataDirectoryException;
import plaza.app.data.ServerLock;
import plaza.app.demo.DemoMark;
import plaza.core.engine.EngineFinding;
import plaza.core.engine.EngineSite;
import plaza.core.media.MediaSettings;
import plaza.media.Ffmpeg;

/** The checks of {@code doctor}. */
final class Diagnostics {
    private static final int LEAST_JAVA = 25;
    private static final long MIB = 1 << 20;

    /** PostgreSQL's write-ahead log alone may take 1 GiB. */
    private static final long LITTLE_SPACE = 2048 * MIB;

    private static final long NO_SPACE = 200 * MIB;

    private static final Duration VERSION_WITHIN = Duration.ofSeconds(10);

    private final Configuration configuration;
    private final @Nullable Path programs;

    Diagnostics(Configuration configuration, @Nullable Path programs) {
        this.configuration = configuration;
        this.programs = programs;
    }

    enum Verdict {
        GOOD("ok"),
        DOUBTFUL("warn"),
        BAD("FAIL");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    record Finding(Verdict verdict, String what, String text) {}

    /**
     * Looks, and leaves nothing behind: where there are no data yet, it tries in a folder beside.
     */
    List<Finding> run() {
        var findings = new ArrayList<Finding>();
        findings.add(java(Runtime.version()));
        try {
            Path path = configuration.data();
            if (Files.notExists(path) || (Files.isDirectory(path) && DemoMark.isEmpty(path))) {
                try (var trial = TrialDirectory.near(path)) {
                    DataDirectory data = DataDirectory.open(trial.path());
                    findings.add(
                            new Finding(
                                    Verdict.GOOD,
                                    "data directory",
                                    path + " (made at the first start)"));
                    examine(data, Optional.empty(), findings);
                }
            } else {
                DataDirectory data = DataDirectory.open(path);
                Optional<ServerLock.Holder> server = ServerLock.holder(data);
                findings.add(directory(data, server));
                examine(data, server, findings);
            }
        } catch (DataDirectoryException e) {
            findings.add(
                    new Finding(Verdict.BAD, "data directory", String.valueOf(e.getMessage())));
        }
        return findings;
    }

    private void examine(
            DataDirectory data, Optional<ServerLock.Holder> server, List<Finding> findings) {
        findings.add(space(data.freeBytes()));
        EngineSite site = new EngineSite(configuration.settings(), data.path(), programs);
        configuration.engines().stream()
                .filter(engine -> !engine.isInProcess())
                .map(engine -> engine(engine.examine(site, configuration.portsOn(engine))))
                .forEach(findings::add);
        findings.add(port(server));
        findings.add(ffmpeg(configuration.get(MediaSettings.FFMPEG)));
    }

    private Finding directory(DataDirectory data, Optional<ServerLock.Holder> server) {
        Optional<String> elsewhere =
                server.flatMap(holder -> Context.elsewhere(holder, configuration));
        return new Finding(
                elsewhere.isPresent() ? Verdict.BAD : Verdict.GOOD,
                "data directory",
                elsewhere.orElseGet(
                        () ->
                                data.path()
                                        + server.map(s -> " (served by process " + s.pid() + ")")
                                                .orElse("")));
    }

    static Finding java(Runtime.Version version) {
        return version.feature() >= LEAST_JAVA
                ? new Finding(Verdict.GOOD, "Java", version.toString())
                : new Finding(
                        Verdict.BAD, "Java", version + " is too old: " + LEAST_JAVA + " is needed");
    }

    static Finding ffmpeg(String program) {
        return new Ffmpeg(program, VERSION_WITHIN)
                .description()
                .map(found -> new Finding(Verdict.GOOD, "ffmpeg", found))
                .orElseGet(
                        () ->
                                new Finding(
                                        Verdict.DOUBTFUL,
                                        "ffmpeg",
                                        program
                                                + " cannot be run: videos will have no posters"
                                                + " (install ffmpeg, or set media.ffmpeg)"));
    }

    static Finding space(long bytes) {
        Verdict verdict =
                bytes < NO_SPACE
                        ? Verdict.BAD
                        : bytes < LITTLE_SPACE ? Verdict.DOUBTFUL : Verdict.GOOD;
        return new Finding(
                verdict,
                "free space",
                String.format(Locale.ROOT, "%.1f GiB", bytes / 1024.0 / MIB));
    }

    static Finding engine(EngineFinding engine) {
        if (!engine.answers()) {
            return new Finding(Verdict.BAD, engine.engine(), String.join("; ", engine.doubts()));
        }
        return engine.doubts().isEmpty()
                ? new Finding(Verdict.GOOD, engine.engine(), engine.text())
                : new Finding(
                        Verdict.DOUBTFUL, engine.engine(), String.join("; ", engine.doubts()));
    }

    private Finding port(Optional<ServerLock.Holder> server) {
        int port = configuration.get(ServerSettings.PORT);
        String address = configuration.get(ServerSettings.ADDRESS) + ":" + port;
        Optional<String> problem = new ListenAddress(configuration).problem();
        if (problem.isEmpty()) {
            return new Finding(Verdict.GOOD, "port", address + " is free");
        }
        if (server.filter(s -> s.address().endsWith(":" + port)).isPresent()) {
            return new Finding(Verdict.GOOD, "port", address + " is this Plaza's");
        }
        return new Finding(
                Verdict.BAD,
                "port",
                "%s cannot be used (%s): choose another with --port"
                        .formatted(address, problem.get()));
    }
}
