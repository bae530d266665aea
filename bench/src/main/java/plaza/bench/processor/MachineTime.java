package plaza.bench.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Processor time of the whole machine since it runs, from Linux's {@code /proc/stat}.
 *
 * @param busyNanos of all cores together, also what another machine on the same host took of it
 * @param allNanos busy or not
 */
record MachineTime(long busyNanos, long allNanos) {
    /** User, nice, system, idle, waiting for the disk, interrupts, soft interrupts, stolen. */
    private static final int TIMES = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;

    /** Empty where the system does not tell. */
    static Optional<MachineTime> now() {
        try {
            return Optional.of(parse(Files.readAllLines(Path.of("/proc/stat")).getFirst()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static MachineTime parse(String line) {
        long[] ticks =
                Arrays.stream(line.strip().split("\\s+"))
                        .skip(1)
                        .limit(TIMES)
                        .mapToLong(Long::parseLong)
                        .toArray();
        long all = Arrays.stream(ticks).sum();
        return new MachineTime(
                (all - ticks[IDLE] - ticks[WAITING]) * ProcessTree.NANOS_PER_TICK,
                all * ProcessTree.NANOS_PER_TICK);
    }
}
