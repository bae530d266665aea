package plaza.core.subscription;

import java.time.Duration;

/**
 * The bounds of live updates.
 *
 * @param retention how long a person's updates are kept for a client that comes back
 * @param retained how many of a person's updates are kept at the most; a connection that is further
 *     behind is closed
 * @param connections of everybody together, on this node
 * @param connectionsPerUser of one person, on this node
 * @param heartbeat how often a connection without news is tried
 */
public record UpdateSettings(
        Duration retention,
        int retained,
        int connections,
        int connectionsPerUser,
        Duration heartbeat) {
    public static final UpdateSettings DEFAULT =
            new UpdateSettings(Duration.ofMinutes(5), 1_000, 5_000, 20, Duration.ofSeconds(15));

    public UpdateSettings {
        if (retained < 1 || connections < 1 || connectionsPerUser < 1) {
            throw new IllegalArgumentException("nothing would be told");
        }
        if (!retention.isPositive() || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("times have to be positive");
        }
    }
}
