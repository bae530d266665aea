package plaza.core.post;

/**
 * How many root posts somebody has, by whom they are for.
 *
 * @param everybodys those that are public
 * @param followers those for followers
 * @param own those for nobody else
 */
public record PostTotals(long everybodys, long followers, long own) {
    public static final PostTotals NONE = new PostTotals(0, 0, 0);

    public PostTotals plus(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> new PostTotals(everybodys + 1, followers, own);
            case FOLLOWERS -> new PostTotals(everybodys, followers + 1, own);
            case PRIVATE -> new PostTotals(everybodys, followers, own + 1);
        };
    }

    public long all() {
        return everybodys + followers + own;
    }
}
