package plaza.core.post;

/** The kinds of counts of a post. */
public enum CountKind {
    LIKES,
    REPOSTS,
    REPLIES,
    IMPRESSIONS
}
