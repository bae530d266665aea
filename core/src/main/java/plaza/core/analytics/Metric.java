package plaza.core.analytics;

/** The metrics added up from the journal. Impressions come another way: {@link Impression}. */
public enum Metric {
    LIKES,
    REPOSTS,
    REPLIES,
    POSTS,
    FOLLOWERS_GAINED,
    FOLLOWERS_LOST
}
