package plaza.core.analytics;

import org.jspecify.annotations.Nullable;

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

    /**
     * Likes, reposts and replies for each time that the posts were shown; null where they were not.
     * What is taken back counts −1 when that happens, so that it may be negative.
     */
    public @Nullable Double engagementRate() {
        return impressions == 0 ? null : (double) (likes + reposts + replies) / impressions;
    }

    /** 1 for each figure that is not 0. */
    PostFigures present() {
        return new PostFigures(
                Math.abs(Long.signum(impressions)),
                Math.abs(Long.signum(likes)),
                Math.abs(Long.signum(reposts)),
                Math.abs(Long.signum(replies)));
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
