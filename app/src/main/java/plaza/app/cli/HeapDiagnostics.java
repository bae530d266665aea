package plaza.app.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plaza.app.budget.HeapBudget;
import plaza.app.cli.Diagnostics.Finding;
import plaza.app.cli.Diagnostics.Verdict;
import plaza.app.config.Configuration;
import plaza.core.subscription.UpdateSettings;

/** Tells {@code doctor} about memory: the sum of everything that the heap may have to hold. */
final class HeapDiagnostics {
    private static final double MIB = 1 << 20;

    private final Configuration configuration;
    private final long heap;
    private final long maxFiles;

    /** Of this process, whose heap and files are those that a server here would have. */
    HeapDiagnostics(Configuration configuration) {
        this(configuration, Runtime.getRuntime().maxMemory(), maxFiles());
    }

    HeapDiagnostics(Configuration configuration, long heap, long maxFiles) {
        this.configuration = configuration;
        this.heap = heap;
        this.maxFiles = maxFiles;
    }

    private static long maxFiles() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * Adds up, and compares.
     *
     * @param wanted live connections that somebody thinks of, or null
     */
    List<Finding> run(@Nullable Integer wanted) {
        List<Finding> findings = new ArrayList<>();
        HeapBudget budget =
                HeapBudget.ofWhatIsSet(
                        configuration,
                        heap,
                        configuration.get(UpdateSettings.CONNECTIONS).orElse(null));
        findings.add(heap(budget));
        for (HeapBudget.Part part : budget.parts()) {
            findings.add(
                    new Finding(
                            Verdict.GOOD,
                            "  of it",
                            String.format(
                                    Locale.ROOT,
                                    "%6.1f MiB  %s%s",
                                    part.bytes() / MIB,
                                    part.count() == 1
                                            ? ""
                                            : String.format(Locale.ROOT, "%,d ", part.count()),
                                    part.name())));
        }
        budget.tooFewFiles(maxFiles)
                .ifPresent(text -> findings.add(new Finding(Verdict.DOUBTFUL, "files", text)));
        if (wanted != null) {
            findings.add(wanted(wanted));
        }
        return findings;
    }

    private Finding heap(HeapBudget budget) {
        long needed = HeapBudget.neededFor(configuration, budget.live());
        String sum =
                String.format(
                        Locale.ROOT,
                        "%.0f MiB; all together may take %.0f MiB",
                        heap / MIB,
                        budget.sum() / MIB);
        return budget.fits()
                ? new Finding(Verdict.GOOD, "heap", sum)
                : new Finding(
                        Verdict.BAD,
                        "heap",
                        sum + ": start with --heap " + mebibytes(needed) + ", or set less");
    }

    private Finding wanted(int connections) {
        long needed = HeapBudget.neededFor(configuration, connections);
        String text =
                String.format(
                        Locale.ROOT,
                        "%,d live connections need a heap of %s",
                        connections,
                        mebibytes(needed));
        return needed <= heap
                ? new Finding(Verdict.GOOD, "connections", text + ", which is there")
                : new Finding(
                        Verdict.DOUBTFUL,
                        "connections",
                        "%s: start with --heap %s, and set updates.connections: %d"
                                .formatted(text, mebibytes(needed), connections));
    }

    /** As the launcher takes it. */
    private static String mebibytes(long bytes) {
        return (bytes >> 20) + "m";
    }
}
