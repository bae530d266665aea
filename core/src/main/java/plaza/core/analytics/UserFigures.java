package plaza.core.analytics;

/**
 * The figures of a person's posts, profile and followers in some time.
 *
 * @param received of all their posts
 * @param posts that they made, replies too; what is deleted later counts
 * @param profileViews how often others opened their profile
 */
public record UserFigures(
        PostFigures received,
        long followersGained,
        long followersLost,
        long posts,
        long profileViews) {
    public static final UserFigures NONE = new UserFigures(PostFigures.NONE, 0, 0, 0, 0);

    public UserFigures plus(UserFigures other) {
        return new UserFigures(
                received.plus(other.received),
                followersGained + other.followersGained,
                followersLost + other.followersLost,
                posts + other.posts,
                profileViews + other.profileViews);
    }

    /** 1 for each figure that is not 0. */
    UserFigures present() {
        return new UserFigures(
                received.present(),
                Math.abs(Long.signum(followersGained)),
                Math.abs(Long.signum(followersLost)),
                Math.abs(Long.signum(posts)),
                Math.abs(Long.signum(profileViews)));
    }

    public static UserFigures received(PostFigures figures) {
        return new UserFigures(figures, 0, 0, 0, 0);
    }

    public static UserFigures profileViews(long count) {
        return new UserFigures(PostFigures.NONE, 0, 0, 0, count);
    }

    public static UserFigures of(Metric metric, long delta) {
        return switch (metric) {
            case LIKES, REPOSTS, REPLIES -> received(PostFigures.of(metric, delta));
            case POSTS -> new UserFigures(PostFigures.NONE, 0, 0, delta, 0);
            case FOLLOWERS_GAINED -> new UserFigures(PostFigures.NONE, delta, 0, 0, 0);
            case FOLLOWERS_LOST -> new UserFigures(PostFigures.NONE, 0, delta, 0, 0);
        };
    }
}
