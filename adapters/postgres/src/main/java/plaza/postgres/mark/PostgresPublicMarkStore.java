package plaza.postgres.mark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement.Row;

/** As {@link PostgresMarkStore}, with an index on tweet_id, created_at and user_id. */
public abstract class PostgresPublicMarkStore<M extends Mark> extends PostgresMarkStore<M>
        implements PublicMarkStore<M> {
    private final String count;

    protected PostgresPublicMarkStore(Database database, String table, Row<M> mapper) {
        super(database, table, mapper);
        count =
                """
                SELECT tweet_id, count(*) AS marks FROM %s
                WHERE tweet_id = ANY(:posts) GROUP BY tweet_id
                """
                        .formatted(table);
    }

    @Override
    public Page<M> listByPost(PostId post, PageRequest page) {
        return list("tweet_id", post.value(), "user_id", mark -> mark.user().value(), page);
    }

    @Override
    public Map<PostId, Long> count(Collection<PostId> posts) {
        Map<PostId, Long> counts = HashMap.newHashMap(posts.size());
        posts.forEach(post -> counts.put(post, 0L));
        counts.putAll(
                database.sql(count)
                        .bind("posts", DomainTypes.ids(posts))
                        .map(
                                row -> DomainTypes.post(row, "tweet_id"),
                                row -> row.getLong("marks")));
        return counts;
    }
}
