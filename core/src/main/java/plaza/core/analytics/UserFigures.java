package plaza.core.analytics;

/**
 * The figures of a person's posts and followers in some time.
 *
 * @param received of all their posts
 * @param posts that they made, replies too; what is deleted later counts
 */
public record UserFigures(
        PostFigures received, long followersGained, long followersLost, long posts) {
    public static final UserFigures NONE = new UserFigures(PostFigures.NONE, 0, 0, 0);

    public UserFigures plus(UserFigures other) {
        return new UserFigures(
                received.plus(other.received),
                followersGained + other.followersGained,
                followersLost + other.followersLost,
                posts + other.posts);
    }

    public static UserFigures received(PostFigures figures) {
        return new UserFigures(figures, 0, 0, 0);
    }

    public static UserFigures of(Metric metric, long delta) {
        return switch (metric) {
            case LIKES, REPOSTS, REPLIES -> received(PostFigures.of(metric, delta));
            case POSTS -> new UserFigures(PostFigures.NONE, 0, 0, delta);
            case FOLLOWERS_GAINED -> new UserFigures(PostFigures.NONE, delta, 0, 0);
            case FOLLOWERS_LOST -> new UserFigures(PostFigures.NONE, 0, delta, 0);
        };
    }
}
