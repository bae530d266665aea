package plaza.postgres.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;
import plaza.core.mark.PublicMarkStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement.Row;

/** As {@link PostgresMarkStore}, with an index on tweet_id, created_at and user_id. */
public abstract class PostgresPublicMarkStore<M extends Mark> extends PostgresMarkStore<M>
        implements PublicMarkStore<M> {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Row<M> mapper;
    private final String count;
    private final String listNewest;
    private final String listNewestByPosts;

    protected PostgresPublicMarkStore(Database database, String table, Row<M> mapper) {
        super(database, table, mapper);
        this.mapper = mapper;
        listNewest =
                """
                SELECT newest.* FROM unnest(:users) AS person (id)
                CROSS JOIN LATERAL (
                    SELECT * FROM %s m
                    WHERE m.user_id = person.id AND m.created_at <= :until
                    ORDER BY m.created_at DESC, m.tweet_id DESC LIMIT :limit) newest
                ORDER BY newest.created_at DESC, newest.tweet_id DESC, newest.user_id DESC
                LIMIT :limit
                """
                        .formatted(table);
        listNewestByPosts =
                """
                SELECT newest.* FROM unnest(:posts) AS post (id)
                CROSS JOIN LATERAL (
                    SELECT * FROM %s m WHERE m.tweet_id = post.id
                    ORDER BY m.created_at DESC, m.user_id DESC LIMIT :limit) newest
                ORDER BY newest.created_at DESC, newest.user_id DESC
                """
                        .formatted(table);
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
    public List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit) {
        UUID[] wanted = DomainTypes.ids(Set.copyOf(users));
        if (wanted.length == 0) {
            return List.of();
        }
        Instant latest = until == null ? LAST : until;
        return database.sql(listNewest)
                .bind("users", wanted)
                .bind("until", latest)
                .bind("limit", limit)
                .list(mapper);
    }

    @Override
    public Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit) {
        UUID[] wanted = DomainTypes.ids(Set.copyOf(posts));
        if (wanted.length == 0) {
            return Map.of();
        }
        return database
                .sql(listNewestByPosts)
                .bind("posts", wanted)
                .bind("limit", limit)
                .list(mapper)
                .stream()
                .collect(Collectors.groupingBy(Mark::post));
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
