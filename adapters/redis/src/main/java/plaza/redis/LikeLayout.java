package plaza.redis;

/** How likes lie in Redis: {@link RedisEngine#LIKES}. */
public enum LikeLayout {
    /** A key for each like, and one for the number of a post's. */
    KEYS,
    /** A set of those who like a post, and their number in the hash of its counts. */
    SETS
}
