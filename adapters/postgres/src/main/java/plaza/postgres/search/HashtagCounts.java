package plaza.postgres.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.search.HashtagCount;
import plaza.core.search.NameTokens;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/** The table {@code search_hashtags}: changed with the rows that it counts, and read. */
final class HashtagCounts {
    /** In the order of the tags, so that two transactions do not wait for each other. */
    private static final String ADD =
            """
            INSERT INTO search_hashtags AS h (hashtag, folded, posts)
            SELECT * FROM unnest(:hashtags, :folded, :deltas) AS change (hashtag, folded, posts)
            ORDER BY hashtag COLLATE "C"
            ON CONFLICT (hashtag) DO UPDATE SET posts = h.posts + excluded.posts
            """;

    private static final String RECOUNT =
            """
            INSERT INTO search_hashtags (hashtag, folded, posts)
            SELECT hashtag, coalesce(max(old.folded), ''), count(*)
            FROM search_posts p JOIN search_users u USING (user_id)
                CROSS JOIN unnest(p.hashtags) AS hashtag LEFT JOIN search_hashtags old USING (hashtag)
            WHERE u.is_open AND p.hashtags IS NOT NULL
            GROUP BY hashtag
            ON CONFLICT (hashtag) DO UPDATE SET posts = excluded.posts
            """;

    private static final String LIST =
            """
            SELECT hashtag, posts FROM search_hashtags
            WHERE folded LIKE :prefix AND posts > 0
                AND (posts < :posts OR (posts = :posts AND hashtag COLLATE "C" > :hashtag))
            ORDER BY posts DESC, hashtag COLLATE "C" LIMIT :limit
            """;

    private final Database database;

    HashtagCounts(Database database) {
        this.database = database;
    }

    /** Changes counts within the transaction of the rows that they count. */
    static void add(Handle handle, Map<String, Long> deltas) {
        Map<String, Long> changes = new TreeMap<>(deltas);
        changes.values().removeIf(delta -> delta == 0);
        if (changes.isEmpty()) {
            return;
        }
        List<String> tags = List.copyOf(changes.keySet());
        Statement.on(handle, ADD)
                .bind("hashtags", tags.toArray(String[]::new))
                .bind("folded", tags.stream().map(NameTokens::typed).toArray(String[]::new))
                .bind("deltas", changes.values().toArray(Long[]::new))
                .execute();
        Statement.on(
                        handle,
                        "DELETE FROM search_hashtags WHERE hashtag = ANY(:tags) AND posts <= 0")
                .bind("tags", tags.toArray(String[]::new))
                .execute();
    }

    /** Counts anew; writers wait meanwhile. */
    static void recount(Handle handle) {
        handle.execute("LOCK TABLE search_hashtags IN SHARE ROW EXCLUSIVE MODE");
        handle.execute("UPDATE search_hashtags SET posts = 0");
        handle.execute(RECOUNT);
        handle.execute("DELETE FROM search_hashtags WHERE posts <= 0");
    }

    Page<HashtagCount> list(String prefix, PageRequest page) {
        HashtagCount last = HashtagCount.of(page.cursor());
        String typed = NameTokens.typed(prefix);
        if (typed.isEmpty()) {
            return Page.empty();
        }
        return database.sql(LIST)
                .bind("prefix", Sketch.escaped(typed) + "%")
                .bind("posts", last == null ? Long.MAX_VALUE : last.posts())
                .bind("hashtag", last == null ? "" : last.hashtag())
                .page(
                        page,
                        row -> new HashtagCount(row.getString("hashtag"), row.getLong("posts")),
                        HashtagCount::toCursor);
    }

    Map<String, Long> find(Collection<String> hashtags) {
        return database.sql(
                        "SELECT hashtag, posts FROM search_hashtags"
                                + " WHERE hashtag = ANY(:tags) AND posts > 0")
                .bind("tags", hashtags.toArray(String[]::new))
                .map(row -> row.getString("hashtag"), row -> row.getLong("posts"));
    }
}
