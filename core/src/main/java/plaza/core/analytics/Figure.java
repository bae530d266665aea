package plaza.core.analytics;

/** The figures of a person, one by one. */
public enum Figure {
    IMPRESSIONS,
    LIKES,
    REPOSTS,
    REPLIES,
    FOLLOWERS_GAINED,
    FOLLOWERS_LOST,
    POSTS,
    PROFILE_VIEWS;

    long of(UserFigures figures) {
        PostFigures received = figures.received();
        return switch (this) {
            case IMPRESSIONS -> received.impressions();
            case LIKES -> received.likes();
            case REPOSTS -> received.reposts();
            case REPLIES -> received.replies();
            case FOLLOWERS_GAINED -> figures.followersGained();
            case FOLLOWERS_LOST -> figures.followersLost();
            case POSTS -> figures.posts();
            case PROFILE_VIEWS -> figures.profileViews();
        };
    }
}
