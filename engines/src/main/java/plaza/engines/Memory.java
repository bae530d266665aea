package plaza.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory processes take, where Linux tells it. */
final class Memory {
    private static final long KIB_PER_MIB = 1_024;

    private Memory() {}

    /** The resident memory of a process in MiB; 0 where it cannot be read. */
    static long residentMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElse(0)
                    / KIB_PER_MIB;
        } catch (IOException e) {
            return 0;
        }
    }
}
