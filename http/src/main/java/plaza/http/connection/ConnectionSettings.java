package plaza.http.connection;

import java.time.Duration;

/**
 * The bounds of connections.
 *
 * @param most that are open at a time, idle and live ones among them
 * @param perAddress of one customer ({@link plaza.core.limit.NetworkAddress#customer}); does not
 *     hold for trusted proxies, whose connections are those of many
 * @param atWork that have a request under way: part of its header is here, or it is being answered
 * @param headerWithin how long the server waits for a whole header, however its bytes drip in
 * @param patience how long the server waits for a client without progress, in the body of a request
 *     and while it answers
 * @param leastRate bytes per second; a client that is slower for longer than {@code patience} is
 *     cut off
 * @param answerBytes that long answers, and what they are rendered from, may take together while
 *     their clients read them
 */
public record ConnectionSettings(
        int most,
        int perAddress,
        int atWork,
        Duration headerWithin,
        Duration patience,
        long leastRate,
        long answerBytes) {
    public ConnectionSettings {
        if (most < 1 || perAddress < 1 || atWork < 1 || leastRate < 1 || answerBytes < 1) {
            throw new IllegalArgumentException("nobody would be served");
        }
        if (!headerWithin.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("times have to be positive");
        }
    }
}
