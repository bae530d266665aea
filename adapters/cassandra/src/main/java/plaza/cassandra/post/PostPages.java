package plaza.cassandra.post;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.Visibility;

/** Pages of posts, along the rows of {@link PostLists}. Thread-safe. */
final class PostPages {
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final long LAST_TIME = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private final Cassandra cassandra;
    private final PostRows posts;

    PostPages(Cassandra cassandra, PostRows posts) {
        this.cassandra = cassandra;
        this.posts = posts;
    }

    Page<Post> scan(PageRequest page) {
        PostId after = PostId.of(page.cursor());
        Instant from = after == null ? Instant.EPOCH : after.time();
        UUID fromId = after == null ? FIRST_ID : after.value();
        Iterator<Row> hours =
                cassandra.run(
                        "SELECT hour FROM reel_hours WHERE what = 'reels' AND hour >= ? ORDER BY hour ASC",
                        from.truncatedTo(ChronoUnit.HOURS));
        return page(
                page,
                each(
                        hours,
                        hour ->
                                cassandra.run(
                                        """
                                            SELECT reel_id FROM reels_by_hour
                                            WHERE hour = ? AND (created_at, reel_id) > (?, ?)
                                            ORDER BY created_at ASC, reel_id ASC
                                            """,
                                        hour.getInstant("hour"),
                                        from,
                                        fromId)),
                post -> true);
    }

    Page<Post> listByAuthor(UserId author, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        return page(
                page,
                each(
                        List.of(author).iterator(),
                        _ ->
                                cassandra.run(
                                        """
                                        SELECT reel_id FROM user_reels
                                        WHERE user_id = ? AND (created_at, reel_id) < (?, ?)
                                        """,
                                        author.toString(),
                                        time(before),
                                        id(before))),
                _ -> true);
    }

    static Instant time(@Nullable PostId before) {
        return before == null ? Instant.ofEpochMilli(LAST_TIME) : before.time();
    }

    static UUID id(@Nullable PostId before) {
        return before == null ? FIRST_ID : before.value();
    }

    /** Rows that come part by part; null when there are no more. */
    private interface Parts {
        @Nullable Iterator<Row> next();
    }

    /** The rows of some partitions, one after the other, asked for when it is come to them. */
    private static <P> Parts each(Iterator<P> partitions, Function<P, Iterator<Row>> rows) {
        return () -> partitions.hasNext() ? rows.apply(partitions.next()) : null;
    }

    /** A page of the posts that rows name, without those that do not count or are gone. */
    private Page<Post> page(PageRequest page, Parts parts, Predicate<Post> counts) {
        List<Post> oneMore = new ArrayList<>();
        List<PostId> ids = new ArrayList<>();
        Iterator<Row> rows = parts.next();
        while (rows != null && oneMore.size() <= page.limit()) {
            while (rows.hasNext() && ids.size() < page.limit() + 1 - oneMore.size()) {
                ids.add(new PostId(PostRows.required(rows.next().getUuid("reel_id"))));
            }
            boolean more = rows.hasNext();
            if (!more) {
                rows = parts.next();
            }
            if (ids.size() >= page.limit() + 1 - oneMore.size() || rows == null) {
                Map<PostId, PostRows.Stored> found = posts.find(ids);
                ids.stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .map(PostRows.Stored::post)
                        .filter(counts)
                        .forEach(oneMore::add);
                ids.clear();
            }
        }
        return Page.of(oneMore, page.limit(), last -> last.id().toCursor());
    }

    Page<Post> listPublic(@Nullable Instant since, @Nullable Instant until, PageRequest page) {
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
                each(
                        hours,
                        hour ->
                                cassandra.run(
                                        """
                                            SELECT reel_id FROM reels_by_hour
                                            WHERE hour = ? AND (created_at, reel_id) < (?, ?)
                                                AND (created_at, reel_id) >= (?, ?)
                                            """,
                                        hour.getInstant("hour"),
                                        from,
                                        fromId,
                                        first,
                                        FIRST_ID)),
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

    Page<Post> listByHashtag(String hashtag, PageRequest page) {
        PostId before = PostId.of(page.cursor());
        Iterator<Row> months =
                cassandra.run(
                        "SELECT month FROM hashtag_months WHERE hashtag = ? AND month <= ?",
                        hashtag,
                        PostLists.month(time(before)));
        return page(
                page,
                each(
                        months,
                        month ->
                                cassandra.run(
                                        """
                                            SELECT reel_id FROM reels_by_hashtag
                                            WHERE hashtag = ? AND month = ?
                                                AND (created_at, reel_id) < (?, ?)
                                            """,
                                        hashtag,
                                        month.getString("month"),
                                        time(before),
                                        id(before))),
                post ->
                        post.visibility() == Visibility.PUBLIC
                                && post.entities().hashtags().contains(hashtag));
    }
}
