package plaza.cassandra.post;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.media.MediaKeys;
import plaza.core.post.Entities;
import plaza.core.post.Post;
import plaza.core.post.Revision;
import plaza.core.post.Visibility;

/**
 * Posts as rows of {@code reels}, which change under conditions only once they are there, and what
 * they said before as rows of {@code reel_revisions}. Of a deleted post the id stays. Thread-safe.
 */
final class PostRows {
    private static final int KEPT_REVISIONS = 100;

    /** By far more than clocks of servers and of nodes are apart. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Cassandra cassandra;

    PostRows(Cassandra cassandra) {
        this.cassandra = cassandra;
    }

    /** Whether an id is taken, be it by a post that is deleted. */
    boolean contains(PostId id) {
        return !cassandra.rows("SELECT reel_id FROM reels WHERE reel_id = ?", id.value()).isEmpty();
    }

    /**
     * Writes a post as of the day before it was made: so writing it again, however late, changes
     * nothing, and whatever was changed under a condition stays changed.
     */
    void insert(Post post) {
        cassandra.run(
                """
                INSERT INTO reels (reel_id, user_id, caption, media_url, created_at, media, hashtags,
                    mentions, urls, quote_of, visibility, edited_at, edits)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0) USING TIMESTAMP ?
                """,
                post.id().value(),
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
                post.editedAt() == null ? null : micros(post.editedAt()),
                micros(post.id().time().minus(BEFORE)));
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
    record Stored(Post post, int edits) {}

    Map<PostId, Stored> find(Collection<PostId> ids) {
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
                    .map(PostRows::stored)
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

    static <T> T required(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static List<String> list(Row row, String column) {
        return required(row.getList(column, String.class));
    }

    /** Says whether the post was still as it is given here; else nothing has changed. */
    boolean edit(Stored stored, String text, Entities entities, Instant at) {
        Post post = stored.post();
        Instant since = post.editedAt() == null ? post.createdAt() : post.editedAt();
        cassandra.run(
                "INSERT INTO reel_revisions (reel_id, edit, caption, since) VALUES (?, ?, ?, ?)",
                post.id().value(),
                stored.edits(),
                post.text(),
                micros(since));
        return cassandra.applied(
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
    }

    /** Keeps the latest revisions of a post that was edited. */
    void prune(Stored before) {
        cassandra.run(
                "DELETE FROM reel_revisions WHERE reel_id = ? AND edit <= ?",
                before.post().id().value(),
                before.edits() - KEPT_REVISIONS);
    }

    List<Revision> listRevisions(PostId id) {
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

    /** Says whether the post was still as it is given here; else nothing has changed. */
    boolean delete(Stored stored) {
        return cassandra.applied(
                """
                            UPDATE reels SET deleted = true, caption = null, media_url = null,
                                media = null, hashtags = null, mentions = null, urls = null,
                                quote_of = null, edited_at = null, edits = -1
                            WHERE reel_id = ? IF edits = ?
                            """,
                stored.post().id().value(),
                stored.edits());
    }

    void deleteRevisions(PostId id) {
        cassandra.run("DELETE FROM reel_revisions WHERE reel_id = ?", id.value());
    }
}
