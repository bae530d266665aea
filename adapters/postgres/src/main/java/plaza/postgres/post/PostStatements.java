package plaza.postgres.post;

/** The statements on posts of one kind. */
record PostStatements(String findAll, String lock, String listRevisions, String scan) {

    /**
     * Adds posts of either kind. Lists of a post are texts, as an array of arrays has no gaps.
     * Authors are locked in the order of their ids. Replies are not counted.
     */
    static final String INSERT =
            """
            WITH made AS (
                INSERT INTO tweets (tweet_id, user_id, content, media_urls, hashtags, mentions,
                                    urls, reply_to_tweet_id, quote_tweet_id, created_at,
                                    updated_at, edited_at, visibility)
                SELECT tweet_id, user_id, content, CAST(media AS text[]), CAST(hashtags AS text[]),
                       CAST(mentions AS uuid[]), CAST(urls AS text[]), reply_to, quote_of,
                       created_at, created_at, CAST(edited_at AS timestamptz), visibility
                FROM unnest(:ids, :authors, :texts, :media, :hashtags, :mentions, :urls, :replyTo,
                            :quoteOf, :createdAt, :editedAt, :visibilities)
                    AS given (tweet_id, user_id, content, media, hashtags, mentions, urls, reply_to,
                              quote_of, created_at, edited_at, visibility)
                ON CONFLICT (tweet_id) DO NOTHING
                RETURNING tweet_id, user_id, hashtags, reply_to_tweet_id, visibility),
            tagged AS (
                INSERT INTO tweet_hashtags (hashtag, tweet_id)
                SELECT hashtag, made.tweet_id FROM made CROSS JOIN unnest(made.hashtags) AS hashtag
                WHERE made.reply_to_tweet_id IS NULL AND made.visibility = 'public'
                ON CONFLICT DO NOTHING),
            roots AS (
                SELECT user_id, count(*) AS posts FROM made
                WHERE reply_to_tweet_id IS NULL GROUP BY user_id),
            authors AS (
                SELECT u.user_id FROM users u WHERE u.user_id IN (SELECT user_id FROM roots)
                ORDER BY u.user_id FOR NO KEY UPDATE),
            counted AS (
                UPDATE users u SET tweets_count = u.tweets_count + roots.posts
                FROM authors JOIN roots USING (user_id) WHERE u.user_id = authors.user_id)
            SELECT tweet_id FROM made
            """;

    /**
     * Changes a post that is locked. All parts see its row as it was. Of the texts already kept, 99
     * stay beside the new one.
     */
    static final String EDIT =
            """
            WITH kept AS (
                INSERT INTO tweet_revisions (tweet_id, content, created_at)
                SELECT tweet_id, content, coalesce(edited_at, created_at)
                FROM tweets WHERE tweet_id = :id),
            pruned AS (
                DELETE FROM tweet_revisions
                WHERE tweet_id = :id AND revision_id < (
                    SELECT revision_id FROM tweet_revisions
                    WHERE tweet_id = :id ORDER BY revision_id DESC OFFSET 98 LIMIT 1)),
            untagged AS (
                DELETE FROM tweet_hashtags
                WHERE tweet_id = :id AND hashtag = ANY(:oldHashtags)
                  AND hashtag <> ALL(coalesce(CAST(:hashtags AS TEXT[]), '{}'))),
            tagged AS (
                INSERT INTO tweet_hashtags (hashtag, tweet_id)
                SELECT hashtag, tweet_id
                FROM tweets CROSS JOIN unnest(CAST(:hashtags AS TEXT[])) AS hashtag
                WHERE tweet_id = :id AND reply_to_tweet_id IS NULL AND visibility = 'public'
                ON CONFLICT DO NOTHING)
            UPDATE tweets
            SET content = :text, hashtags = :hashtags, mentions = :mentions, urls = :urls,
                edited_at = :at, updated_at = :at
            WHERE tweet_id = :id
            """;

    /** Empties a post that is locked. */
    static final String DELETE =
            """
            WITH forgotten AS (
                DELETE FROM tweet_revisions WHERE tweet_id = :id),
            untagged AS (
                DELETE FROM tweet_hashtags
                WHERE tweet_id = :id AND hashtag = ANY(:oldHashtags)),
            gone AS (
                UPDATE tweets
                SET visibility = 'deleted', deleted_at = now(), updated_at = now(),
                    edited_at = NULL, content = '', media_urls = NULL, hashtags = NULL,
                    mentions = NULL, urls = NULL, quote_tweet_id = NULL
                WHERE tweet_id = :id
                RETURNING user_id, reply_to_tweet_id)
            UPDATE users u SET tweets_count = tweets_count - 1
            FROM gone WHERE u.user_id = gone.user_id AND gone.reply_to_tweet_id IS NULL
            """;

    /**
     * @param present a condition on the row {@code t}: of this kind, and not deleted
     */
    static PostStatements of(String present) {
        return new PostStatements(
                findAll(present), lock(present), listRevisions(present), scan(present));
    }

    private static String findAll(String present) {
        return """
        SELECT %s FROM tweets t WHERE t.tweet_id = ANY(:ids) AND %s
        """
                .formatted(PostRow.COLUMNS, present);
    }

    private static String lock(String present) {
        return """
        SELECT t.content, t.hashtags FROM tweets t
        WHERE t.tweet_id = :id AND %s FOR NO KEY UPDATE
        """
                .formatted(present);
    }

    private static String listRevisions(String present) {
        return """
        SELECT content, created_at FROM (
            SELECT r.revision_id, r.content, r.created_at
            FROM tweet_revisions r JOIN tweets t USING (tweet_id)
            WHERE r.tweet_id = :id AND %s
            ORDER BY r.revision_id DESC LIMIT 100) latest
        ORDER BY revision_id
        """
                .formatted(present);
    }

    private static String scan(String present) {
        return """
        SELECT %s FROM tweets t WHERE t.tweet_id > :after AND %s
        ORDER BY t.tweet_id LIMIT :limit
        """
                .formatted(PostRow.COLUMNS, present);
    }
}
