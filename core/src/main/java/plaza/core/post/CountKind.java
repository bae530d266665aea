package plaza.core.post;

/** What is counted of a post. */
public enum CountKind {
    LIKES,
    REPOSTS,
    REPLIES,
    IMPRESSIONS
}
