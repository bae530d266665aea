package plaza.bench.processor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Processes and those that they have started, from Linux's {@code /proc}. A started one that has
 * ended counts on, for its parent has its time.
 */
public final class ProcessTree {
    /** Of the unit of the kernel's figures, a hundredth of a second on whatever runs Java. */
    static final long NANOS_PER_TICK = 10_000_000;

    private static final long KIB = 1_024;

    /**
     * Where the times are, behind the name in brackets: own, the system's, and ended children's.
     */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    private final List<ProcessHandle> roots;

    public ProcessTree(Collection<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** Processor time that they have taken so far; empty where one of the roots is not there. */
    public OptionalLong nanos() {
        long ticks = 0;
        for (ProcessHandle process : all()) {
            OptionalLong own = ticks(process.pid());
            if (own.isEmpty() && roots.contains(process)) {
                return OptionalLong.empty();
            }
            ticks += own.orElse(0);
        }
        return roots.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ticks * NANOS_PER_TICK);
    }

    /**
     * Their proportional set size, so that memory which they share counts once; empty where it is
     * not to be seen.
     */
    public OptionalLong bytes() {
        long bytes = 0;
        for (ProcessHandle process : all()) {
            bytes +=
                    read(process.pid(), "smaps_rollup")
                                    .lines()
                                    .filter(line -> line.startsWith("Pss:"))
                                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                    .sum()
                            * KIB;
        }
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private Set<ProcessHandle> all() {
        Set<ProcessHandle> all = new LinkedHashSet<>(roots);
        roots.forEach(root -> root.descendants().forEach(all::add));
        return all;
    }

    private static OptionalLong ticks(long pid) {
        String stat = read(pid, "stat");
        if (stat.isEmpty()) {
            return OptionalLong.empty();
        }
        List<String> columns =
                List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
        return OptionalLong.of(
                TIMES.stream().mapToLong(time -> Long.parseLong(columns.get(time))).sum());
    }

    /** Empty where it has ended, or belongs to somebody else. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
