package plaza.redis;

import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.engine.EngineFigure;

/** What Redis says of itself in {@code INFO}, and of what it noted as slow. */
final class RedisFigures {
    private static final String[] SECTIONS = {"memory", "stats", "clients"};

    /** What it counts, by what we call it. */
    private static final Map<String, String> COUNTERS =
            Map.of(
                    "keyspace.hits", "keyspace_hits",
                    "keyspace.misses", "keyspace_misses",
                    "keys.evicted", "evicted_keys",
                    "keys.expired", "expired_keys",
                    "connections.rejected", "rejected_connections");

    private static final Map<String, String> GAUGES =
            Map.of(
                    "memory.used.bytes", "used_memory",
                    "memory.limit.bytes", "maxmemory",
                    "clients.connected", "connected_clients");

    private RedisFigures() {}

    /**
     * @param nodes by their names; one that is alone has none
     */
    static List<EngineFigure> of(Map<String, RedisClusterCommands<String, String>> nodes) {
        List<EngineFigure> figures = new ArrayList<>();
        nodes.forEach((name, node) -> add(figures, name, node));
        return figures;
    }

    private static void add(
            List<EngineFigure> figures, String name, RedisClusterCommands<String, String> node) {
        Map<String, String> labels = name.isEmpty() ? Map.of() : Map.of("node", name);
        Map<String, String> info = new HashMap<>();
        for (String section : SECTIONS) {
            node.info(section)
                    .lines()
                    .map(line -> line.split(":", 2))
                    .filter(parts -> parts.length == 2)
                    .forEach(parts -> info.put(parts[0], parts[1].strip()));
        }
        COUNTERS.forEach(
                (figure, key) -> {
                    if (info.containsKey(key)) {
                        figures.add(
                                EngineFigure.counter(
                                        figure, labels, Double.parseDouble(info.get(key))));
                    }
                });
        GAUGES.forEach(
                (figure, key) -> {
                    if (info.containsKey(key)) {
                        figures.add(
                                EngineFigure.gauge(
                                        figure, labels, Double.parseDouble(info.get(key))));
                    }
                });
        figures.add(EngineFigure.gauge("slowlog.entries", labels, node.slowlogLen()));
    }
}
