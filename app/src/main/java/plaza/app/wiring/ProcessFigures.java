package plaza.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import plaza.core.engine.EngineFigure;
import plaza.core.event.ProjectionRunner;
import plaza.core.timeline.TimelineProjection;
import plaza.http.bench.BenchFigures;

/** Figures of this process; its memory is from Linux's {@code /proc}, 0 where there is none. */
record ProcessFigures(
        List<ProjectionRunner> projections,
        TimelineProjection timelines,
        Supplier<Map<String, List<EngineFigure>>> engines)
        implements BenchFigures {
    private static final long KIB = 1_024;

    @Override
    public long timelineDeliveries() {
        return timelines.deliveries();
    }

    @Override
    public long journalLag() {
        // Of the timelines alone: what else follows the journal is no delivery.
        return projections.stream()
                .filter(runner -> runner.name().equals(timelines.name()))
                .mapToLong(ProjectionRunner::lag)
                .max()
                .orElse(0);
    }

    @Override
    public Map<String, List<EngineFigure>> engineFigures() {
        return engines.get();
    }

    @Override
    public long serverRssBytes() {
        return kib(Path.of("/proc/self/status"), "VmRSS:") * KIB;
    }

    @Override
    public void holdDeliveries() {
        projections.forEach(ProjectionRunner::hold);
    }

    @Override
    public void resumeDeliveries() {
        projections.forEach(ProjectionRunner::resume);
    }

    private static long kib(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
