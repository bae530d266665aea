package plaza.core.post;

/** Who may see a post; a private account narrows PUBLIC to FOLLOWERS. */
public enum Visibility {
    PUBLIC,
    FOLLOWERS,
    /** Only its author. */
    PRIVATE
}
