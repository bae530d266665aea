package plaza.core.graph;

/** How many people follow a person, and how many that person follows. */
public record FollowCounts(long followers, long following) {
    public static final FollowCounts NONE = new FollowCounts(0, 0);
}
