package plaza.bench.processor;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a measurement: this one, the server's, and those of the engines that are found
 * on this machine.
 */
public final class Processes {
    private final @Nullable ProcessHandle server;
    private final Map<String, Optional<ProcessTree>> engines;

    private Processes(@Nullable ProcessHandle server, Map<String, Optional<ProcessTree>> engines) {
        this.server = server;
        this.engines = engines;
    }

    /**
     * Looks for those of the engines by the ports at which they listen.
     *
     * @param server null if its process is not known
     * @param engines where each listens, like {@code 127.0.0.1:5432}, by its name
     */
    public static Processes find(
            @Nullable ProcessHandle server, Map<String, List<String>> engines) {
        Map<String, Optional<ProcessTree>> found = new LinkedHashMap<>();
        engines.forEach((name, addresses) -> found.put(name, find(addresses)));
        return new Processes(server, found);
    }

    /** Empty unless each of its servers is found. */
    private static Optional<ProcessTree> find(List<String> addresses) {
        List<List<ProcessHandle>> servers =
                addresses.stream()
                        .map(address -> URI.create("engine://" + address))
                        .map(at -> ListeningProcesses.at(at.getHost(), at.getPort()))
                        .toList();
        return servers.isEmpty() || servers.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(
                        new ProcessTree(
                                servers.stream().flatMap(List::stream).distinct().toList()));
    }

    /** A meter that has seen no slice yet. */
    public CpuMeter meter() {
        return new CpuMeter(server, engines);
    }

    /** Memory of an engine; empty where it is not known. */
    public OptionalLong bytes(String engine) {
        return engines.getOrDefault(engine, Optional.empty())
                .map(ProcessTree::bytes)
                .orElse(OptionalLong.empty());
    }
}
