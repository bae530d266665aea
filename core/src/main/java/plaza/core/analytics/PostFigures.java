package plaza.core.analytics;

/** The figures of a post in some time; an undoing counts −1 when it happens. */
public record PostFigures(long impressions, long likes, long reposts, long replies) {
    public static final PostFigures NONE = new PostFigures(0, 0, 0, 0);

    public PostFigures plus(PostFigures other) {
        return new PostFigures(
                impressions + other.impressions,
                likes + other.likes,
                reposts + other.reposts,
                replies + other.replies);
    }

    public static PostFigures impressions(long count) {
        return new PostFigures(count, 0, 0, 0);
    }

    public static PostFigures of(Metric metric, long delta) {
        return switch (metric) {
            case LIKES -> new PostFigures(0, delta, 0, 0);
            case REPOSTS -> new PostFigures(0, 0, delta, 0);
            case REPLIES -> new PostFigures(0, 0, 0, delta);
            case POSTS, FOLLOWERS_GAINED, FOLLOWERS_LOST -> NONE;
        };
    }
}
