package plaza.app.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plaza.cassandra.CassandraEngine;
import plaza.core.engine.Engine;
import plaza.local.LocalEngine;
import plaza.mongodb.MongoEngine;
import plaza.neo4j.Neo4jEngine;
import plaza.opensearch.OpenSearchEngine;
import plaza.postgres.PostgresEngine;
import plaza.redis.RedisEngine;
import plaza.s3.S3Engine;

/** Every engine there is. */
public final class Engines {
    private static final List<Engine<?>> ALL =
            List.of(
                    new PostgresEngine(),
                    new LocalEngine(),
                    new MongoEngine(),
                    new CassandraEngine(),
                    new Neo4jEngine(),
                    new RedisEngine(),
                    new OpenSearchEngine(),
                    new S3Engine());

    private Engines() {}

    public static List<Engine<?>> all() {
        return ALL;
    }

    static Optional<Engine<?>> named(String name) {
        return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** Those that have an adapter of a port that the configuration may place on them. */
    static List<Engine<?>> of(Class<?> port) {
        return ALL.stream().filter(engine -> engine.adapters().ports().contains(port)).toList();
    }

    /** Every port that the configuration places on an engine. */
    public static Set<Class<?>> ports() {
        Set<Class<?>> ports = new LinkedHashSet<>();
        ALL.forEach(engine -> ports.addAll(engine.adapters().ports()));
        return ports;
    }
}
