package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;

/**
 * The statements of the table {@code timeline}, one partition for each reader: a row for each way
 * that a post came, written and deleted without looking. Thread-safe.
 */
final class TimelineTable {
    private static final String COLUMNS =
            "SELECT user_id, created_at, reel_id, author_id, reposted_by FROM timeline WHERE user_id = ?";

    private final Cassandra cassandra;

    TimelineTable(Cassandra cassandra) {
        this.cassandra = cassandra;
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline (
                    user_id TEXT,
                    reel_id UUID,
                    author_id TEXT,
                    created_at TIMESTAMP,
                    reposted_by TEXT,
                    PRIMARY KEY (user_id, created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                    AND gc_grace_seconds = 3600
                """);
    }

    List<Statement<?>> insertAll(UserId reader, List<TimelineEntry> entries) {
        return Cassandra.together(entries.stream().map(entry -> insert(reader, entry)).toList());
    }

    /** Takes away what stands where these entries do. */
    List<Statement<?>> deleteAll(UserId reader, List<TimelineEntry> entries) {
        return Cassandra.together(
                entries.stream().map(entry -> delete(reader, entry.position())).toList());
    }

    /** A row that is there for 60 days, twice as long as a timeline stays warm. */
    private BoundStatement insert(UserId reader, TimelineEntry entry) {
        return cassandra.bind(
                """
                INSERT INTO timeline (user_id, created_at, reel_id, author_id, reposted_by)
                VALUES (?, ?, ?, ?, ?) USING TTL 5184000
                """,
                reader.toString(),
                entry.at(),
                entry.post().value(),
                entry.author().toString(),
                entry.repostedBy() == null ? null : entry.repostedBy().toString());
    }

    BoundStatement delete(UserId reader, TimelinePosition position) {
        return cassandra.bind(
                "DELETE FROM timeline WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                reader.toString(),
                position.at(),
                position.post().value());
    }

    /**
     * By range, not row by row: each such range takes in those before it, where deleted rows would
     * be read over until they are compacted.
     */
    BoundStatement deleteBelow(UserId reader, TimelinePosition position) {
        return cassandra.bind(
                "DELETE FROM timeline WHERE user_id = ? AND (created_at, reel_id) < (?, ?)",
                reader.toString(),
                position.at(),
                position.post().value());
    }

    BoundStatement all(UserId reader) {
        return cassandra.bind(COLUMNS, reader.toString());
    }

    BoundStatement page(UserId reader, @Nullable TimelinePosition before, int limit) {
        return before == null
                ? cassandra.bind(COLUMNS + " LIMIT ?", reader.toString(), limit)
                : cassandra.bind(
                        COLUMNS + " AND (created_at, reel_id) < (?, ?) LIMIT ?",
                        reader.toString(),
                        before.at(),
                        before.post().value(),
                        limit);
    }

    /** The rows of a post; none stands before it was posted. */
    BoundStatement ways(UserId reader, PostId post) {
        return cassandra.bind(
                COLUMNS + " AND created_at >= ? AND reel_id = ? ALLOW FILTERING",
                reader.toString(),
                post.time(),
                post.value());
    }

    static UserId reader(Row row) {
        return user(Objects.requireNonNull(row.getString("user_id")));
    }

    /**
     * The entries of rows. A partition of which there are only static columns, which the table had
     * once, answers a row without a reel.
     */
    static Stream<TimelineEntry> entries(List<Row> rows) {
        return rows.stream().filter(row -> !row.isNull("reel_id")).map(TimelineTable::entry);
    }

    static TimelineEntry entry(Row row) {
        String repostedBy = row.getString("reposted_by");
        return new TimelineEntry(
                new PostId(Objects.requireNonNull(row.getUuid("reel_id"))),
                user(Objects.requireNonNull(row.getString("author_id"))),
                repostedBy == null ? null : user(repostedBy),
                Objects.requireNonNull(row.getInstant("created_at")));
    }

    private static UserId user(String id) {
        return new UserId(UUID.fromString(id));
    }
}
