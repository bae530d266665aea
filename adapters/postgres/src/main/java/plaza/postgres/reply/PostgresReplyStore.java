package plaza.postgres.reply;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plaza.core.Batch;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.reply.ReplyStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.post.PostRow;
import plaza.postgres.post.PostgresPostRecords;

/**
 * Replies in the table {@code tweets}, under {@code reply_to_tweet_id}. Thread-safe.
 *
 * <p>The row of the post that is replied to has to be there, be it emptied by its deletion.
 */
public final class PostgresReplyStore extends PostgresPostRecords implements ReplyStore {
    private static final String PRESENT =
            "t.reply_to_tweet_id IS NOT NULL AND t.visibility <> 'deleted'";

    private static final String LIST_NEWEST =
            """
            SELECT %s FROM tweets t
            WHERE t.reply_to_tweet_id = :parent AND t.tweet_id < :from AND %s
            ORDER BY t.tweet_id DESC LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS, PRESENT);

    private static final String LIST_OLDEST =
            """
            SELECT %s FROM tweets t
            WHERE t.reply_to_tweet_id = :parent AND t.tweet_id > :from AND %s
            ORDER BY t.tweet_id LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS, PRESENT);

    private static final String LIST_ANCESTORS =
            """
            WITH RECURSIVE above (tweet_id, parent_id, height) AS (
                SELECT t.tweet_id, t.reply_to_tweet_id, 0 FROM tweets t
                WHERE t.tweet_id = :reply AND %2$s
                UNION ALL
                SELECT t.tweet_id, t.reply_to_tweet_id, above.height + 1
                FROM above JOIN tweets t ON t.tweet_id = above.parent_id
                WHERE above.height < 100 AND %2$s)
            SELECT %1$s FROM above JOIN tweets t ON t.tweet_id = above.tweet_id
            WHERE above.height > 0 ORDER BY above.height
            """
                    .formatted(PostRow.COLUMNS, PRESENT);

    private static final String COUNT =
            """
            SELECT t.reply_to_tweet_id, count(*) AS replies FROM tweets t
            WHERE t.reply_to_tweet_id = ANY(:parents) AND t.visibility <> 'deleted'
            GROUP BY t.reply_to_tweet_id
            """;

    public PostgresReplyStore(Database database) {
        super(database, Post::isReply, PRESENT);
    }

    @Override
    public Page<Post> listReplies(PostId parent, Order order, PageRequest page) {
        PostId cursor = PostId.of(page.cursor());
        return switch (order) {
            case NEWEST -> list(LIST_NEWEST, parent, cursor == null ? LARGEST : cursor, page);
            case OLDEST -> list(LIST_OLDEST, parent, cursor == null ? SMALLEST : cursor, page);
        };
    }

    private Page<Post> list(String sql, PostId parent, PostId from, PageRequest page) {
        return page(
                database.with(
                        handle ->
                                handle.createQuery(sql)
                                        .bind("parent", parent)
                                        .bind("from", from)
                                        .bind("limit", page.limit() + 1)
                                        .map(new PostRow())
                                        .list()),
                page);
    }

    @Override
    public List<Post> listAncestors(PostId reply) {
        return database.with(
                handle ->
                        handle.createQuery(LIST_ANCESTORS)
                                .bind("reply", reply)
                                .map(new PostRow())
                                .list());
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts = HashMap.newHashMap(parents.size());
        Batch.checked(parents).forEach(parent -> counts.put(parent, 0L));
        return database.with(
                handle -> {
                    handle.createQuery(COUNT)
                            .bind("parents", DomainTypes.posts(parents))
                            .map(
                                    (row, context) ->
                                            Map.entry(
                                                    DomainTypes.post(row, "reply_to_tweet_id"),
                                                    row.getLong("replies")))
                            .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
                    return counts;
                });
    }
}
