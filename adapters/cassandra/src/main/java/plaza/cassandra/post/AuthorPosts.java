package plaza.cassandra.post;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostKey;
import plaza.core.post.PostTotals;
import plaza.core.post.Visibility;

/**
 * Authors' posts as {@code user_reels} lists them: their keys, and how many there are. Thread-safe.
 */
final class AuthorPosts {
    private static final int MAX_KEYS = 1_000;

    /** Authors whose lists one statement reads. */
    private static final int AUTHORS_AT_ONCE = 50;

    private static final Comparator<PostKey> NEWEST_FIRST =
            Comparator.comparing(PostKey::id).reversed();

    /** Within the one partition of an author. */
    private static final String COUNT =
            "SELECT COUNT(*) AS posts FROM user_reels WHERE user_id = ?";

    private static final String COUNT_FOR = COUNT + " AND visibility = ? ALLOW FILTERING";

    private final Cassandra cassandra;

    AuthorPosts(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    List<PostKey> listNewestKeys(Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > MAX_KEYS) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_KEYS);
        }
        List<String> all = authors.stream().distinct().map(UserId::toString).toList();
        List<BoundStatement> reads = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AUTHORS_AT_ONCE) {
            reads.add(
                    cassandra.bind(
                            """
                            SELECT user_id, reel_id, visibility FROM user_reels
                            WHERE user_id IN ? AND (created_at, reel_id) < (?, ?)
                            PER PARTITION LIMIT ?
                            """,
                            all.subList(from, Math.min(all.size(), from + AUTHORS_AT_ONCE)),
                            PostPages.time(before),
                            PostPages.id(before),
                            // So many of one author's newest may be private.
                            limit * 2));
        }
        List<PostKey> keys = new ArrayList<>();
        Map<String, Integer> read = new HashMap<>();
        Map<String, PostId> oldest = new HashMap<>();
        for (List<Row> rows : cassandra.runAll(reads)) {
            for (Row row : rows) {
                add(row, keys);
                String author = PostRows.required(row.getString("user_id"));
                read.merge(author, 1, Integer::sum);
                oldest.put(author, new PostId(PostRows.required(row.getUuid("reel_id"))));
            }
        }
        // Of whom there may be more, and fewer than the limit were for all to see.
        read.forEach(
                (author, count) -> {
                    if (count >= limit * 2) {
                        keys.addAll(readOn(author, oldest.get(author), limit, keys));
                    }
                });
        return keys.stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private static void add(Row row, List<PostKey> keys) {
        if (!Visibility.PRIVATE.name().equals(row.getString("visibility"))) {
            keys.add(
                    new PostKey(
                            new PostId(PostRows.required(row.getUuid("reel_id"))),
                            new UserId(
                                    UUID.fromString(PostRows.required(row.getString("user_id"))))));
        }
    }

    private List<PostKey> readOn(
            String author, @Nullable PostId from, int limit, List<PostKey> have) {
        long visible = have.stream().filter(key -> key.author().toString().equals(author)).count();
        List<PostKey> more = new ArrayList<>();
        if (visible >= limit) {
            return more;
        }
        Iterator<Row> rows =
                cassandra.run(
                        """
                                SELECT user_id, reel_id, visibility FROM user_reels
                                WHERE user_id = ? AND (created_at, reel_id) < (?, ?)
                                """,
                        author,
                        PostPages.time(from),
                        PostPages.id(from));
        while (rows.hasNext() && more.size() + visible < limit) {
            add(rows.next(), more);
        }
        return more;
    }

    Map<UserId, PostTotals> count(Collection<UserId> authors) {
        List<UserId> all = authors.stream().distinct().toList();
        List<BoundStatement> reads = new ArrayList<>();
        for (UserId author : all) {
            reads.add(cassandra.bind(COUNT, author.toString()));
            for (Visibility some : List.of(Visibility.FOLLOWERS, Visibility.PRIVATE)) {
                reads.add(cassandra.bind(COUNT_FOR, author.toString(), some.name()));
            }
        }
        Iterator<List<Row>> answers = cassandra.runAll(reads).iterator();
        Map<UserId, PostTotals> counts = new HashMap<>();
        for (UserId author : all) {
            long whole = posts(answers.next());
            long followers = posts(answers.next());
            long own = posts(answers.next());
            counts.put(
                    author, new PostTotals(Math.max(0, whole - followers - own), followers, own));
        }
        return counts;
    }

    private static long posts(List<Row> answer) {
        return answer.getFirst().getLong("posts");
    }
}
