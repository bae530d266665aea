package plaza.app.wiring;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.app.config.Configuration;
import plaza.app.config.Engine;
import plaza.app.config.Port;
import plaza.app.guard.PortGuard;
import plaza.core.event.Backoff;
import plaza.core.event.Bell;
import plaza.core.event.Journal;
import plaza.core.event.Leases;
import plaza.core.event.Redo;
import plaza.core.platform.EventTypes;
import plaza.postgres.event.PostgresJournal;
import plaza.redis.event.Finisher;
import plaza.redis.event.JournalSteps;
import plaza.redis.event.RedisJournal;
import plaza.redis.event.RedisJournalSteps;
import plaza.redis.event.RedisLeases;

/** The journal, and what it needs on an engine that is not the primary stores' own. */
final class JournalParts implements AutoCloseable {
    /** How long the work of a process that died stays undone. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final Journal journal;
    private final Leases leases;
    private final @Nullable JournalSteps steps;
    private final @Nullable RedisJournal redis;

    /**
     * @param node what this process writes into its entries
     */
    JournalParts(
            Configuration configuration, EngineConnections engines, PortGuard guard, UUID node) {
        Engine engine =
                configuration
                        .engine(Port.JOURNAL)
                        .orElseThrow(() -> new IllegalStateException("the journal is never off"));
        switch (engine) {
            case POSTGRES -> {
                journal =
                        guard.remote(
                                Journal.class,
                                engine.label(),
                                new PostgresJournal(engines.postgres(), node, EventTypes.CODEC));
                leases = Leases.ALWAYS;
                steps = null;
                redis = null;
            }
            case REDIS -> {
                steps =
                        guard.remote(
                                JournalSteps.class,
                                engine.label(),
                                new RedisJournalSteps(engines.redis(), node, EventTypes.CODEC));
                redis = new RedisJournal(steps, configuration.timeouts().storage());
                // The steps are guarded, and so is what is written between them.
                journal = guard.composed(Journal.class, engine.label(), redis);
                leases =
                        guard.remote(
                                Leases.class,
                                engine.label(),
                                new RedisLeases(engines.redis(), node, LEASE));
            }
            default -> throw new IllegalStateException("the journal has no adapter on " + engine);
        }
    }

    Journal journal() {
        return journal;
    }

    /** Who runs what only one process should. */
    Leases leases() {
        return leases;
    }

    /** What settles commits that were cut off, where the engine does not undo them. */
    Optional<Finisher> finisher(Redo redo, Bell bell, Backoff backoff) {
        return Optional.ofNullable(steps).map(found -> new Finisher(found, redo, bell, backoff));
    }

    @Override
    public void close() {
        if (redis != null) {
            redis.close();
        }
    }
}
