package plaza.core.post;

/** A viewer's marks on a post: liked, reposted, bookmarked. */
public record Marks(boolean liked, boolean reposted, boolean bookmarked) {
    public static final Marks NONE = new Marks(false, false, false);
}
