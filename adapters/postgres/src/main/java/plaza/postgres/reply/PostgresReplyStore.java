package plaza.postgres.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.reply.ReplyPlace;
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

    // A deleted reply keeps its place where it was answered: no row is ever removed.
    private static final String LISTED =
            """
            (t.visibility <> 'deleted' OR EXISTS (
                SELECT FROM tweets below WHERE below.reply_to_tweet_id = t.tweet_id))""";

    private static final String LIST_NEWEST =
            """
            SELECT %s FROM tweets t
            WHERE t.reply_to_tweet_id = :parent AND t.tweet_id < :from AND %s
            ORDER BY t.tweet_id DESC LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS, LISTED);

    private static final String LIST_OLDEST =
            """
            SELECT %s FROM tweets t
            WHERE t.reply_to_tweet_id = :parent AND t.tweet_id > :from AND %s
            ORDER BY t.tweet_id LIMIT :limit
            """
                    .formatted(PostRow.COLUMNS, LISTED);

    private static final String LIST_FIRST =
            """
            SELECT %1$s FROM unnest(:parents) AS parent (tweet_id)
            CROSS JOIN LATERAL (
                SELECT * FROM tweets t
                WHERE t.reply_to_tweet_id = parent.tweet_id AND %2$s
                ORDER BY t.tweet_id %3$s LIMIT :limit) t
            ORDER BY t.tweet_id %3$s
            """;

    private static final String FIRST_NEWEST =
            LIST_FIRST.formatted(PostRow.COLUMNS, LISTED, "DESC");

    private static final String FIRST_OLDEST = LIST_FIRST.formatted(PostRow.COLUMNS, LISTED, "");

    private static final String LIST_ANCESTORS =
            """
            WITH RECURSIVE above (parent_id, height) AS (
                SELECT t.reply_to_tweet_id, 1 FROM tweets t WHERE t.tweet_id = :reply
                UNION ALL
                SELECT t.reply_to_tweet_id, above.height + 1
                FROM above JOIN tweets t ON t.tweet_id = above.parent_id
                WHERE above.height < 101)
            SELECT parent_id FROM above WHERE parent_id IS NOT NULL ORDER BY height
            """;

    private static final String COUNT =
            """
            SELECT t.reply_to_tweet_id, count(*) AS replies FROM tweets t
            WHERE t.reply_to_tweet_id = ANY(:parents) AND t.visibility <> 'deleted'
            GROUP BY t.reply_to_tweet_id
            """;

    private static final String ANSWERED =
            """
            SELECT DISTINCT reply_to_tweet_id FROM tweets
            WHERE user_id = :author AND reply_to_tweet_id = ANY(:posts)
                AND visibility <> 'deleted'
            """;

    public PostgresReplyStore(Database database) {
        super(database, Post::isReply, PRESENT);
    }

    @Override
    public Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page) {
        PostId cursor = PostId.of(page.cursor());
        return switch (order) {
            case NEWEST -> list(LIST_NEWEST, parent, cursor == null ? LARGEST : cursor, page);
            case OLDEST -> list(LIST_OLDEST, parent, cursor == null ? SMALLEST : cursor, page);
        };
    }

    private Page<ReplyPlace> list(String sql, PostId parent, PostId from, PageRequest page) {
        return database.sql(sql)
                .bind("parent", parent)
                .bind("from", from)
                .page(page, PostgresReplyStore::place, place -> place.id().toCursor());
    }

    private static ReplyPlace place(ResultSet row) throws SQLException {
        return row.getString("visibility").equals("deleted")
                ? ReplyPlace.deleted(DomainTypes.post(row, "tweet_id"))
                : ReplyPlace.of(PostRow.read(row));
    }

    /** A place below the post that it replies to. */
    private record Below(PostId parent, ReplyPlace place) {}

    @Override
    public Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit) {
        Map<PostId, List<ReplyPlace>> found = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> found.put(parent, new ArrayList<>()));
        String sql =
                switch (order) {
                    case NEWEST -> FIRST_NEWEST;
                    case OLDEST -> FIRST_OLDEST;
                };
        database.sql(sql)
                .bind("parents", DomainTypes.ids(found.keySet()))
                .bind("limit", limit + 1)
                .list(row -> new Below(DomainTypes.post(row, "reply_to_tweet_id"), place(row)))
                .forEach(
                        one ->
                                found.computeIfAbsent(one.parent(), parent -> new ArrayList<>())
                                        .add(one.place()));
        Map<PostId, Page<ReplyPlace>> pages = HashMap.newHashMap(found.size());
        found.forEach(
                (parent, oneMore) ->
                        pages.put(parent, Page.of(oneMore, limit, place -> place.id().toCursor())));
        return pages;
    }

    @Override
    public List<PostId> listAncestors(PostId reply) {
        return database.sql(LIST_ANCESTORS)
                .bind("reply", reply)
                .list(row -> DomainTypes.post(row, "parent_id"));
    }

    @Override
    public Set<PostId> answeredAmong(UserId author, Collection<PostId> posts) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        return database.sql(ANSWERED)
                .bind("author", author)
                .bind("posts", DomainTypes.ids(posts))
                .set(row -> DomainTypes.post(row, "reply_to_tweet_id"));
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> parents) {
        Map<PostId, Long> counts = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> counts.put(parent, 0L));
        counts.putAll(
                database.sql(COUNT)
                        .bind("parents", DomainTypes.ids(parents))
                        .map(
                                row -> DomainTypes.post(row, "reply_to_tweet_id"),
                                row -> row.getLong("replies")));
        return counts;
    }
}
