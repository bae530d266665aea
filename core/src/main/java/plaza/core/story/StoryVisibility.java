package plaza.core.story;

/** The people who may see a story, of those who may look into its author's account. */
public enum StoryVisibility {
    PUBLIC,
    FOLLOWERS
}
