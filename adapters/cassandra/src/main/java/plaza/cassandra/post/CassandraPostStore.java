package plaza.cassandra.post;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.MediaKeys;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;
import plaza.core.post.PostTotals;
import plaza.core.post.Revision;
import plaza.core.post.Visibility;

/**
 * Root posts in the table {@code reels}, and the tables that list them: {@code user_reels} by
 * person, {@code reels_by_hour} and {@code reels_by_hashtag} by time, with {@code reel_hours} and
 * {@code hashtag_months}, which say what of those two there is.
 *
 * <p>What lists a post is written before the post, and removed before it: what a list names and is
 * not there is left out, and a write that was cut off is completed when it is repeated. The rows of
 * {@code reels} change under conditions only. Of a deleted post the id stays. Thread-safe.
 */
public final class CassandraPostStore implements PostStore {
    private static final int KEPT_REVISIONS = 100;
    private static final int MAX_KEYS = 1_000;

    /** Authors whose lists one statement reads. */
    private static final int AUTHORS_AT_ONCE = 50;

    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final long LAST_TIME = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private static final Comparator<PostKey> NEWEST_FIRST =
            Comparator.comparing(PostKey::id).reversed();

    private static final String FOR = " AND visibility = ";
    private static final String FILTERED = "' ALLOW FILTERING";

    private final Cassandra cassandra;

    public CassandraPostStore(Cassandra cassandra) {
        this.cassandra = cassandra;
        PostTables.define(cassandra);
    }

    @Override
    public boolean insert(Post post) {
        if (post.isReply()) {
            throw new IllegalArgumentException("Post " + post.id() + " is of another kind");
        }
        UUID id = post.id().value();
        if (!cassandra.rows("SELECT reel_id FROM reels WHERE reel_id = ?", id).isEmpty()) {
            return false;
        }
        List<BoundStatement> lists = new ArrayList<>(listed(post));
        post.entities().hashtags().forEach(tag -> lists.addAll(tagged(post, tag)));
        cassandra.runAll(lists);
        return cassandra.applied(
                """
                INSERT INTO reels (reel_id, user_id, caption, media_url, created_at, media, hashtags,
                    mentions, urls, quote_of, visibility, edited_at, edits)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) IF NOT EXISTS
                """,
                id,
                post.author().toString(),
                post.text(),
                post.media().isEmpty() ? null : MediaKeys.PATH + post.media().getFirst(),
                post.createdAt(),
                post.media(),
                post.entities().hashtags(),
                texts(post.entities().mentions()),
                post.entities().urls(),
                post.quoteOf() == null ? null : post.quoteOf().value(),
                post.visibility().name(),
                post.editedAt() == null ? null : micros(post.editedAt()));
    }

    private List<BoundStatement> listed(Post post) {
        Instant at = post.createdAt();
        UUID id = post.id().value();
        Instant hour = at.truncatedTo(ChronoUnit.HOURS);
        return List.of(
                cassandra.bind(
                        "INSERT INTO user_reels (user_id, created_at, reel_id, visibility) VALUES (?, ?, ?, ?)",
                        post.author().toString(),
                        at,
                        id,
                        post.visibility().name()),
                cassandra.bind("INSERT INTO reel_hours (what, hour) VALUES ('reels', ?)", hour),
                cassandra.bind(
                        "INSERT INTO reels_by_hour (hour, created_at, reel_id, visibility) VALUES (?, ?, ?, ?)",
                        hour,
                        at,
                        id,
                        post.visibility().name()));
    }

    private List<BoundStatement> tagged(Post post, String tag) {
        String month = month(post.createdAt());
        return List.of(
                cassandra.bind(
                        "INSERT INTO hashtag_months (hashtag, month) VALUES (?, ?)", tag, month),
                cassandra.bind(
                        "INSERT INTO reels_by_hashtag (hashtag, month, created_at, reel_id) VALUES (?, ?, ?, ?)",
                        tag,
                        month,
                        post.createdAt(),
                        post.id().value()));
    }

    private BoundStatement untagged(Post post, String tag) {
        return cassandra.bind(
                "DELETE FROM reels_by_hashtag WHERE hashtag = ? AND month = ? AND created_at = ? AND reel_id = ?",
                tag,
                month(post.createdAt()),
                post.createdAt(),
                post.id().value());
    }

    /** Years and months, in the order of time as texts. */
    private static String month(Instant at) {
        return at.toString().substring(0, 7);
    }

    private static List<String> texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toList();
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** A post with how often it was edited. */
    private record Stored(Post post, int edits) {}

    private Map<PostId, Stored> find(Collection<PostId> ids) {
        List<BoundStatement> reads =
                ids.stream()
                        .distinct()
                        .map(
                                id ->
                                        cassandra.bind(
                                                "SELECT * FROM reels WHERE reel_id = ?",
                                                id.value()))
                        .toList();
        Map<PostId, Stored> found = new HashMap<>();
        for (List<Row> rows : cassandra.runAll(reads)) {
            rows.stream()
                    .filter(row -> !row.getBoolean("deleted"))
                    .map(CassandraPostStore::stored)
                    .forEach(stored -> found.put(stored.post().id(), stored));
        }
        return found;
    }

    private static Stored stored(Row row) {
        UUID quoteOf = row.getUuid("quote_of");
        var post =
                new Post(
                        new PostId(required(row.getUuid("reel_id"))),
                        new UserId(UUID.fromString(required(row.getString("user_id")))),
                        required(row.getString("caption")),
                        new Entities(
                                list(row, "hashtags"),
                                list(row, "mentions").stream()
                                        .map(id -> new UserId(UUID.fromString(id)))
                                        .toList(),
                                list(row, "urls")),
                        list(row, "media"),
                        null,
                        quoteOf == null ? null : new PostId(quoteOf),
                        Visibility.valueOf(required(row.getString("visibility"))),
                        row.isNull("edited_at") ? null : instant(row.getLong("edited_at")));
        return new Stored(post, row.getInt("edits"));
    }

    private static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static List<String> list(Row row, String column) {
        return required(row.getList(column, String.class));
    }

    @Override
    public Map<PostId, Post> findAll(Collection<PostId> ids) {
        Map<PostId, Post> found = new HashMap<>();
        find(ids).forEach((id, stored) -> found.put(id, stored.post()));
        return found;
    }

    @Override
    public boolean edit(PostId id, String text, Entities entities, Instant at) {
        while (true) {
            Stored stored = find(List.of(id)).get(id);
            if (stored == null) {
                // One that was deleted meanwhile leaves no text behind.
                cassandra.run("DELETE FROM reel_revisions WHERE reel_id = ?", id.value());
                return false;
            }
            if (stored.post().text().equals(text)) {
                return false;
            }
            // Else somebody else was faster: it is looked at anew.
            if (edit(stored, text, entities, at)) {
                return true;
            }
        }
    }

    private boolean edit(Stored stored, String text, Entities entities, Instant at) {
        Post post = stored.post();
        Instant since = post.editedAt() == null ? post.createdAt() : post.editedAt();
        cassandra.run(
                "INSERT INTO reel_revisions (reel_id, edit, caption, since) VALUES (?, ?, ?, ?)",
                post.id().value(),
                stored.edits(),
                post.text(),
                micros(since));
        List<BoundStatement> tags = new ArrayList<>();
        entities.hashtags().forEach(tag -> tags.addAll(tagged(post, tag)));
        cassandra.runAll(tags);
        boolean applied =
                cassandra.applied(
                        """
                        UPDATE reels SET caption = ?, hashtags = ?, mentions = ?, urls = ?,
                            edited_at = ?, edits = ?
                        WHERE reel_id = ? IF edits = ?
                        """,
                        text,
                        entities.hashtags(),
                        texts(entities.mentions()),
                        entities.urls(),
                        micros(at),
                        stored.edits() + 1,
                        post.id().value(),
                        stored.edits());
        if (applied) {
            Set<String> gone = new HashSet<>(post.entities().hashtags());
            gone.removeAll(entities.hashtags());
            cassandra.runAll(gone.stream().map(tag -> untagged(post, tag)).toList());
            cassandra.run(
                    "DELETE FROM reel_revisions WHERE reel_id = ? AND edit <= ?",
                    post.id().value(),
                    stored.edits() - KEPT_REVISIONS);
        }
        return applied;
    }

    @Override
    public List<Revision> listRevisions(PostId id) {
        if (find(List.of(id)).isEmpty()) {
            return List.of();
        }
        return cassandra
                .rows(
                        "SELECT caption, since FROM reel_revisions WHERE reel_id = ? ORDER BY edit ASC",
                        id.value())
                .stream()
                .map(
                        row ->
                                new Revision(
                                        required(row.getString("caption")),
                                        instant(row.getLong("since"))))
                .toList();
    }

    @Override
    public boolean delete(PostId id) {
        while (true) {
            Stored stored = find(List.of(id)).get(id);
            if (stored == null) {
                cassandra.run("DELETE FROM reel_revisions WHERE reel_id = ?", id.value());
                return false;
            }
            unlist(stored.post());
            boolean deleted =
                    cassandra.applied(
                            """
                            UPDATE reels SET deleted = true, caption = null, media_url = null,
                                media = null, hashtags = null, mentions = null, urls = null,
                                quote_of = null, edited_at = null, edits = -1
                            WHERE reel_id = ? IF edits = ?
                            """,
                            id.value(),
                            stored.edits());
            if (deleted) {
                cassandra.run("DELETE FROM reel_revisions WHERE reel_id = ?", id.value());
                return true;
            }
        }
    }

    private void unlist(Post post) {
        Instant at = post.createdAt();
        UUID id = post.id().value();
        List<BoundStatement> lists = new ArrayList<>();
        lists.add(
                cassandra.bind(
                        "DELETE FROM user_reels WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                        post.author().toString(),
                        at,
                        id));
        lists.add(
                cassandra.bind(
                        "DELETE FROM reels_by_hour WHERE hour = ? AND created_at = ? AND reel_id = ?",
                        at.truncatedTo(ChronoUnit.HOURS),
                        at,
                        id));
        post.entities().hashtags().forEach(tag -> lists.add(untagged(post, tag)));
        cassandra.runAll(lists);
    }

    @Override
    public Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        Instant from = after == null ? Instant.EPOCH : after.time();
        UUID fromId = after == null ? FIRST_ID : after.value();
        Iterator<Row> hours =
                cassandra.run(
                        "SELECT hour FROM reel_hours WHERE what = 'reels' AND hour >= ? ORDER BY hour ASC",
                        from.truncatedTo(ChronoUnit.HOURS));
        return page(
                page,
                () -> {
                    if (!hours.hasNext()) {
                        return null;
                    }
                    return cassandra.run(
                            """
                                    SELECT reel_id FROM reels_by_hour
                                    WHERE hour = ? AND (created_at, reel_id) > (?, ?)
                                    ORDER BY created_at ASC, reel_id ASC
                                    """,
                            hours.next().getInstant("hour"),
                            from,
                            fromId);
                },
                post -> true);
    }

    @Override
    public Page<Post> listByAuthor(UserId author, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        Iterator<Row> rows =
                cassandra.run(
                        """
                                SELECT reel_id FROM user_reels
                                WHERE user_id = ? AND (created_at, reel_id) < (?, ?)
                                """,
                        author.toString(),
                        time(before),
                        id(before));
        return page(page, once(rows), post -> true);
    }

    private static Instant time(@Nullable PostId before) {
        return before == null ? Instant.ofEpochMilli(LAST_TIME) : before.time();
    }

    private static UUID id(@Nullable PostId before) {
        return before == null ? FIRST_ID : before.value();
    }

    /** Rows that come part by part; null when there are no more. */
    private interface Parts {
        @Nullable Iterator<Row> next();
    }

    private static Parts once(Iterator<Row> rows) {
        var done = new boolean[1];
        return () -> {
            boolean first = !done[0];
            done[0] = true;
            return first ? rows : null;
        };
    }

    /** A page of the posts that rows name, without those that do not count or are gone. */
    private Page<Post> page(PageRequest page, Parts parts, Predicate<Post> counts) {
        List<Post> oneMore = new ArrayList<>();
        List<PostId> ids = new ArrayList<>();
        Iterator<Row> rows = parts.next();
        while (rows != null && oneMore.size() <= page.limit()) {
            while (rows.hasNext() && ids.size() < page.limit() + 1 - oneMore.size()) {
                ids.add(new PostId(required(rows.next().getUuid("reel_id"))));
            }
            boolean more = rows.hasNext();
            if (!more) {
                rows = parts.next();
            }
            if (ids.size() >= page.limit() + 1 - oneMore.size() || rows == null) {
                Map<PostId, Stored> found = find(ids);
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(Stored::post)
                        .filter(counts)
                        .forEach(oneMore::add);
                ids.clear();
            }
        }
        return Page.of(oneMore, page.limit(), last -> last.id().toCursor());
    }

    @Override
    public List<PostKey> listNewestKeys(
            Collection<UserId> authors, @Nullable PostId before, int limit) {
        if (limit < 1 || limit > MAX_KEYS) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_KEYS);
        }
        List<String> all = texts(new HashSet<>(authors));
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
                            time(before),
                            id(before),
                            // So many of one author's newest may be private.
                            limit * 2));
        }
        List<PostKey> keys = new ArrayList<>();
        Map<String, Integer> read = new HashMap<>();
        Map<String, PostId> oldest = new HashMap<>();
        for (List<Row> rows : cassandra.runAll(reads)) {
            for (Row row : rows) {
                add(row, keys);
                String author = required(row.getString("user_id"));
                read.merge(author, 1, Integer::sum);
                oldest.put(author, new PostId(required(row.getUuid("reel_id"))));
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
                            new PostId(required(row.getUuid("reel_id"))),
                            new UserId(UUID.fromString(required(row.getString("user_id"))))));
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
                        time(from),
                        id(from));
        while (rows.hasNext() && more.size() + visible < limit) {
            add(rows.next(), more);
        }
        return more;
    }

    @Override
    public Page<Post> listPublic(
            @Nullable Instant since, @Nullable Instant until, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        Instant first = since == null ? Instant.EPOCH : millis(since);
        Instant last = until == null ? Instant.ofEpochMilli(LAST_TIME) : millis(until);
        boolean behindCursor = before != null && before.time().isBefore(last);
        Instant from = behindCursor ? time(before) : last;
        UUID fromId = behindCursor ? id(before) : FIRST_ID;
        if (!first.isBefore(last)) {
            return Page.empty();
        }
        Iterator<Row> hours =
                cassandra.run(
                        "SELECT hour FROM reel_hours WHERE what = 'reels' AND hour >= ? AND hour <= ?",
                        first.truncatedTo(ChronoUnit.HOURS),
                        from.truncatedTo(ChronoUnit.HOURS));
        return page(
                page,
                () -> {
                    if (!hours.hasNext()) {
                        return null;
                    }
                    return cassandra.run(
                            """
                                    SELECT reel_id FROM reels_by_hour
                                    WHERE hour = ? AND (created_at, reel_id) < (?, ?)
                                        AND (created_at, reel_id) >= (?, ?)
                                    """,
                            hours.next().getInstant("hour"),
                            from,
                            fromId,
                            first,
                            FIRST_ID);
                },
                post -> post.visibility() == Visibility.PUBLIC);
    }

    /** In whole milliseconds, as posts are made: one that is finer lies behind its millisecond. */
    private static Instant millis(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        if (time.isAfter(Instant.ofEpochMilli(LAST_TIME))) {
            return Instant.ofEpochMilli(LAST_TIME);
        }
        Instant whole = time.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(time) ? whole : whole.plusMillis(1);
    }

    @Override
    public Page<Post> listByHashtag(String hashtag, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        Iterator<Row> months =
                cassandra.run(
                        "SELECT month FROM hashtag_months WHERE hashtag = ? AND month <= ?",
                        hashtag,
                        month(time(before)));
        return page(
                page,
                () -> {
                    if (!months.hasNext()) {
                        return null;
                    }
                    return cassandra.run(
                            """
                                    SELECT reel_id FROM reels_by_hashtag
                                    WHERE hashtag = ? AND month = ?
                                        AND (created_at, reel_id) < (?, ?)
                                    """,
                            hashtag,
                            months.next().getString("month"),
                            time(before),
                            id(before));
                },
                post ->
                        post.visibility() == Visibility.PUBLIC
                                && post.entities().hashtags().contains(hashtag));
    }

    @Override
    public Map<UserId, PostTotals> countByAuthor(Collection<UserId> authors) {
        List<UserId> all = authors.stream().distinct().toList();
        List<Long> whole = count(all, "");
        List<Long> followers = count(all, FOR + "'" + Visibility.FOLLOWERS.name() + FILTERED);
        List<Long> own = count(all, FOR + "'" + Visibility.PRIVATE.name() + FILTERED);
        Map<UserId, PostTotals> counts = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            long fewer = followers.get(i) + own.get(i);
            counts.put(
                    all.get(i),
                    new PostTotals(
                            Math.max(0, whole.get(i) - fewer), followers.get(i), own.get(i)));
        }
        return counts;
    }

    /** Each within the one partition of an author. */
    private List<Long> count(List<UserId> authors, String which) {
        String count = "SELECT COUNT(*) AS posts FROM user_reels WHERE user_id = ?" + which;
        return cassandra
                .runAll(
                        authors.stream()
                                .map(author -> cassandra.bind(count, author.toString()))
                                .toList())
                .stream()
                .map(rows -> rows.getFirst().getLong("posts"))
                .toList();
    }
}
