package plaza.core.live;

/**
 * How many people watch a stream.
 *
 * @param now at this moment
 * @param peak the most at any moment
 * @param total different people, ever
 */
public record Viewers(long now, long peak, long total) {
    public static final Viewers NONE = new Viewers(0, 0, 0);
}
