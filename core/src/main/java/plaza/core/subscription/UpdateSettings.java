package plaza.core.subscription;

import java.time.Duration;
import java.util.Optional;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;

/**
 * The bounds of live updates.
 *
 * @param retention how long a person's updates are kept for a client that comes back
 * @param retained how many of a person's updates are kept at the most; a connection that is further
 *     behind is closed
 * @param keptBytes what may be kept of everybody's updates together, on this node
 * @param watchedBytes what all that is watched may take together, on this node
 * @param connections of everybody together, on this node
 * @param connectionsPerUser of one person, on this node
 * @param heartbeat how often a connection without news is tried
 */
public record UpdateSettings(
        Duration retention,
        int retained,
        long keptBytes,
        long watchedBytes,
        int connections,
        int connectionsPerUser,
        Duration heartbeat) {
    public static final Section SECTION = Section.named("updates");

    /** Of everybody together; as many as there is memory for where it is not set. */
    public static final Setting<Optional<Integer>> CONNECTIONS =
            SECTION.optional(
                    "connections",
                    ValueType.integer(1, 1_000_000),
                    "10000",
                    "Live connections (event streams and WebSockets) of everybody together, and of"
                            + " one user. Left out, as many as the heap has room for, and 10000 at"
                            + " the most, which the default heap has. More than fit stop the"
                            + " start.");

    public static final Setting<Integer> CONNECTIONS_PER_USER =
            SECTION.add("connectionsPerUser", ValueType.integer(1, 1_000), "20", "");

    public static final Setting<Duration> RETENTION =
            SECTION.add(
                    "retention",
                    ValueType.duration(),
                    "5m",
                    "How long updates are kept for a client whose connection broke, and how many of"
                            + " one user at the most. A connection that is further behind than that"
                            + " is closed.");

    public static final Setting<Integer> RETAINED =
            SECTION.add("retained", ValueType.integer(10, 100_000), "1000", "");

    public static final Setting<Duration> HEARTBEAT =
            SECTION.add(
                    "heartbeat",
                    ValueType.duration(),
                    "15s",
                    "How often a live connection without news is tried, to find out whether anybody"
                            + " is still there.");

    public static final UpdateSettings DEFAULT =
            new UpdateSettings(
                    Duration.ofMinutes(5),
                    1_000,
                    16 << 20,
                    16 << 20,
                    5_000,
                    20,
                    Duration.ofSeconds(15));

    public UpdateSettings {
        if (retained < 1
                || keptBytes < 1
                || watchedBytes < 1
                || connections < 1
                || connectionsPerUser < 1) {
            throw new IllegalArgumentException("nothing would be told");
        }
        if (!retention.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("times have to be positive");
        }
    }

    /**
     * The bounds as they are set.
     *
     * @param keptBytes that there are for updates
     * @param watchedBytes that there are for what is watched
     * @param connections that there is memory for
     */
    public static UpdateSettings of(
            Settings settings, long keptBytes, long watchedBytes, int connections) {
        return new UpdateSettings(
                settings.get(RETENTION),
                settings.get(RETAINED),
                keptBytes,
                watchedBytes,
                connections,
                settings.get(CONNECTIONS_PER_USER),
                settings.get(HEARTBEAT));
    }
}
