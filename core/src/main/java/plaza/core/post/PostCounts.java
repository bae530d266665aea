package plaza.core.post;

/** How often a post was liked, reposted, replied to and shown. */
public record PostCounts(long likes, long reposts, long replies, long impressions) {
    public static final PostCounts NONE = new PostCounts(0, 0, 0, 0);

    public PostCounts plus(CountKind kind, long delta) {
        return switch (kind) {
            case LIKES -> new PostCounts(likes + delta, reposts, replies, impressions);
            case REPOSTS -> new PostCounts(likes, reposts + delta, replies, impressions);
            case REPLIES -> new PostCounts(likes, reposts, replies + delta, impressions);
            case IMPRESSIONS -> new PostCounts(likes, reposts, replies, impressions + delta);
        };
    }

    PostCounts withImpressions(long shown) {
        return new PostCounts(likes, reposts, replies, shown);
    }

    PostCounts withoutImpressions() {
        return withImpressions(0);
    }
}
