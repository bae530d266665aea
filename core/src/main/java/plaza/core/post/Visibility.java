package plaza.core.post;

/** The people who may see a post; a private account narrows PUBLIC to FOLLOWERS. */
public enum Visibility {
    PUBLIC,
    FOLLOWERS,
    /** Only its author. */
    PRIVATE
}
