package plaza.bench.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The parts that a server is started with.
 *
 * @param arguments of {@code serve}
 * @param environment variables that are added
 */
public record Deployment(List<String> arguments, Map<String, String> environment) {
    /** Everybody comes from one address here, which would be too many of it. */
    private static final Map<String, String> ONE_ADDRESS =
            Map.of("PLAZA_HTTP_CONNECTIONS_PER_ADDRESS", "100000");

    /** As the launcher's configuration says, but for the bound of an address. */
    public static final Deployment CONFIGURED = new Deployment(List.of(), ONE_ADDRESS);

    /** As the launcher's configuration says. */
    public static final Deployment UNCHANGED = new Deployment(List.of(), Map.of());

    public Deployment {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * On a blueprint, with databases of its own on its engines: nothing of another run is there,
     * and nothing of other people is touched. Neo4j has one graph; its people have fresh ids.
     */
    public static Deployment fresh(String blueprint) {
        String name = "bench" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        Map<String, String> environment = new TreeMap<>(ONE_ADDRESS);
        // On a machine that server, driver and engines share with others an engine that does not
        // get its turn is slow, not away.
        environment.put("PLAZA_TIMEOUTS_STORAGE", "60s");
        environment.put("PLAZA_TIMEOUTS_SILENCE", "30s");
        environment.put("PLAZA_CASSANDRA_KEYSPACE", name);
        environment.put("PLAZA_DYNAMODB_TABLE_PREFIX", name + "-");
        environment.put("PLAZA_MONGODB_DATABASE", name);
        environment.put("PLAZA_OPENSEARCH_PREFIX", name + "-");
        environment.put("PLAZA_REDIS_PREFIX", name + ":");
        environment.put("PLAZA_S3_BUCKET", name);
        return new Deployment(List.of("--blueprint", blueprint), environment);
    }
}
