package plaza.core.notification;

/**
 * How much somebody has not read.
 *
 * @param count at most {@value #MAX}
 * @param more whether there are more than that
 */
public record UnreadCount(int count, boolean more) {
    public static final int MAX = 99;

    /**
     * @param counted no further than one beyond {@value #MAX}
     */
    static UnreadCount of(int counted) {
        return new UnreadCount(Math.min(counted, MAX), counted > MAX);
    }
}
