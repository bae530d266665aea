package plaza.postgres.search;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import plaza.core.id.PostId;
import plaza.core.search.SearchablePost;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/** Writes to {@code search_posts}, within a transaction that also changes the hashtags' counts. */
final class PostWrites {
    private static final String PUT =
            """
            unnest(:ids, :authors, :terms, :hashtags) AS put (tweet_id, user_id, terms, hashtags)
            """;

    /** Rows are locked in the order of their ids: two writers do not wait for each other. */
    private static final String UPDATE =
            """
            WITH old AS (
                SELECT tweet_id, hashtags FROM search_posts WHERE tweet_id = ANY(:ids)
                ORDER BY tweet_id FOR UPDATE)
            UPDATE search_posts p
            SET terms = CAST(put.terms AS tsvector),
                hashtags = string_to_array(nullif(put.hashtags, ''), ' '), indexed_at = clock_timestamp()
            FROM old, %s
            WHERE p.tweet_id = old.tweet_id AND put.tweet_id = old.tweet_id
            RETURNING p.tweet_id, p.user_id, old.hashtags AS before, p.hashtags AS now
            """
                    .formatted(PUT);

    private static final String INSERT =
            """
            INSERT INTO search_posts AS p (tweet_id, user_id, terms, hashtags, indexed_at)
            SELECT tweet_id, user_id, CAST(terms AS tsvector), string_to_array(nullif(hashtags, ''), ' '),
                clock_timestamp()
            FROM %s
            ORDER BY tweet_id
            ON CONFLICT (tweet_id) DO NOTHING
            RETURNING p.tweet_id, p.user_id, CAST(NULL AS text[]) AS before, p.hashtags AS now
            """
                    .formatted(PUT);

    private static final String REMOVE =
            """
            WITH locked AS (
                SELECT tweet_id FROM search_posts WHERE tweet_id = ANY(:ids)
                ORDER BY tweet_id FOR UPDATE)
            DELETE FROM search_posts p USING locked WHERE p.tweet_id = locked.tweet_id
            RETURNING p.tweet_id, p.user_id, p.hashtags AS before, CAST(NULL AS text[]) AS now
            """;

    /** Shared, so that nobody opens or closes meanwhile and counts posts without these. */
    private static final String OPEN =
            """
            SELECT user_id, is_open FROM search_users WHERE user_id = ANY(:authors)
            ORDER BY user_id FOR SHARE
            """;

    private static final String AUTHORS =
            """
            SELECT user_id FROM search_posts WHERE tweet_id = ANY(:ids) AND hashtags IS NOT NULL
            """;

    private final Handle handle;
    private final Map<String, Long> deltas = new HashMap<>();

    PostWrites(Handle handle) {
        this.handle = handle;
    }

    /** Says how many were not there before, or are not any more. */
    int write(Collection<SearchablePost> put, Collection<PostId> removed) {
        int changed = 0;
        Set<UUID> authors = new HashSet<>();
        put.forEach(post -> authors.add(post.author().value()));
        UUID[] gone = DomainTypes.ids(removed);
        if (gone.length > 0) {
            authors.addAll(
                    Statement.on(handle, AUTHORS)
                            .bind("ids", gone)
                            .list(row -> row.getObject(1, UUID.class)));
        }
        Set<UUID> open = open(authors);
        if (!put.isEmpty()) {
            changed += put(put, open);
        }
        if (gone.length > 0) {
            changed += read(Statement.on(handle, REMOVE).bind("ids", gone), open).size();
        }
        HashtagCounts.add(handle, deltas);
        return changed;
    }

    /** Deletes what was not put since a rebuild began; the counts are made anew after it. */
    static int removeBefore(Handle handle, OffsetDateTime begin) {
        return Statement.on(handle, "DELETE FROM search_posts WHERE indexed_at < :begin")
                .bind("begin", begin)
                .execute();
    }

    private Set<UUID> open(Set<UUID> authors) {
        Set<UUID> open = new HashSet<>();
        if (!authors.isEmpty()) {
            Statement.on(handle, OPEN)
                    .bind("authors", authors.toArray(UUID[]::new))
                    .list(
                            row ->
                                    row.getBoolean("is_open")
                                            && open.add(row.getObject("user_id", UUID.class)));
        }
        return open;
    }

    /**
     * What another transaction inserts between the two is updated in the next round. Says how many
     * are new.
     */
    private int put(Collection<SearchablePost> put, Set<UUID> open) {
        int added = 0;
        List<SearchablePost> left =
                put.stream().sorted(Comparator.comparing(SearchablePost::id)).toList();
        for (String statement = UPDATE; !left.isEmpty(); statement = other(statement)) {
            Set<UUID> done = read(bound(statement, left), open);
            left = left.stream().filter(post -> !done.contains(post.id().value())).toList();
            added += statement.equals(INSERT) ? done.size() : 0;
        }
        return added;
    }

    private static String other(String statement) {
        return statement.equals(UPDATE) ? INSERT : UPDATE;
    }

    private Statement bound(String statement, List<SearchablePost> posts) {
        return Statement.on(handle, statement)
                .bind("ids", column(posts, post -> post.id().value(), UUID[]::new))
                .bind("authors", column(posts, post -> post.author().value(), UUID[]::new))
                .bind("terms", column(posts, Terms::vector, String[]::new))
                .bind(
                        "hashtags",
                        column(posts, post -> String.join(" ", post.counted()), String[]::new));
    }

    private static <T> T[] column(
            List<SearchablePost> posts,
            Function<SearchablePost, T> column,
            IntFunction<T[]> array) {
        return posts.stream().map(column).toArray(array);
    }

    private Set<UUID> read(Statement written, Set<UUID> open) {
        return written.set(
                row -> {
                    if (open.contains(row.getObject("user_id", UUID.class))) {
                        DomainTypes.texts(row, "before")
                                .forEach(tag -> deltas.merge(tag, -1L, Long::sum));
                        DomainTypes.texts(row, "now")
                                .forEach(tag -> deltas.merge(tag, 1L, Long::sum));
                    }
                    return row.getObject("tweet_id", UUID.class);
                });
    }
}
