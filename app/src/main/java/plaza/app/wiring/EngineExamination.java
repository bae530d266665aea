package plaza.app.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import plaza.app.cli.Platform.EngineFinding;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.config.Port;
import plaza.core.StorageException;
import plaza.redis.RedisConnection;

/** What {@code doctor} finds out about the engines beside PostgreSQL. */
final class EngineExamination {
    private EngineExamination() {}

    static List<EngineFinding> of(Configuration configuration) {
        Configuration.Engines at = configuration.engines();
        Duration timeout = configuration.timeouts().storage();
        List<EngineFinding> findings = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            if (configuration.uses(engine)) {
                switch (engine) {
                    case LOCAL, POSTGRES -> {}
                    case MONGODB ->
                            findings.add(
                                    asked(
                                            engine,
                                            () ->
                                                    EngineConnections.mongodb(
                                                            at.mongodb(), timeout)));
                    case CASSANDRA ->
                            findings.add(
                                    asked(
                                            engine,
                                            () ->
                                                    EngineConnections.cassandra(
                                                            at.cassandra(), timeout)));
                    case NEO4J ->
                            findings.add(
                                    asked(
                                            engine,
                                            () -> EngineConnections.neo4j(at.neo4j(), timeout)));
                    case OPENSEARCH ->
                            findings.add(
                                    asked(
                                            engine,
                                            () ->
                                                    EngineConnections.opensearch(
                                                            at.opensearch(), timeout)));
                    case S3 ->
                            findings.add(
                                    asked(engine, () -> EngineConnections.s3(at.s3(), timeout)));
                    case REDIS -> findings.add(redis(configuration, at.redis(), timeout));
                }
            }
        }
        return findings;
    }

    /** Something that is open. */
    private interface Opening {
        AutoCloseable open();
    }

    private static EngineFinding asked(Engine engine, Opening opening) {
        try (AutoCloseable connection = opening.open()) {
            return new EngineFinding(engine.label(), connection != null, List.of());
        } catch (StorageException e) {
            return away(engine, e);
        } catch (Exception e) {
            throw new IllegalStateException(engine + " did not close", e);
        }
    }

    /** Where the journal lies on it, it must not lose what it acknowledged. */
    private static EngineFinding redis(
            Configuration configuration, Configuration.Redis address, Duration timeout) {
        boolean journal =
                configuration.engine(Port.JOURNAL).filter(Engine.REDIS::equals).isPresent();
        try (RedisConnection redis = EngineConnections.redis(address, timeout)) {
            return new EngineFinding(
                    Engine.REDIS.label(),
                    true,
                    journal
                            ? redis.weaknesses().stream()
                                    .map(each -> "the journal may be lost: " + each)
                                    .toList()
                            : List.of());
        } catch (StorageException e) {
            return away(Engine.REDIS, e);
        }
    }

    private static EngineFinding away(Engine engine, StorageException e) {
        return new EngineFinding(engine.label(), false, List.of(e.getMessage()));
    }
}
