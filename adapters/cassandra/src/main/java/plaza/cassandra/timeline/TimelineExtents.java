package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelinePosition;

/**
 * What timelines say of themselves: whether they are warm, and how far down they go. Thread-safe.
 *
 * <p>A floor is written with its own time as the time of writing, so that of several the latest is
 * the one that stays, in whatever order they are written: a floor never sinks while an epoch lasts.
 */
final class TimelineExtents {
    private final Cassandra cassandra;

    TimelineExtents(Cassandra cassandra) {
        this.cassandra = cassandra;
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline_extents (
                    user_id TEXT,
                    epoch UUID,
                    warm BOOLEAN,
                    floor_at TIMESTAMP,
                    floor_id UUID,
                    PRIMARY KEY (user_id, epoch))
                """);
    }

    /**
     * How much of a timeline there is.
     *
     * @param floor what is older than this is not in it; null where nothing is older
     */
    record Extent(boolean warm, @Nullable TimelinePosition floor) {}

    BoundStatement find(UserId reader) {
        return cassandra.bind(
                "SELECT epoch, warm, floor_at, floor_id FROM timeline_extents WHERE user_id = ?",
                reader.toString());
    }

    /** The extent among the rows of {@link #find}. */
    static Extent of(List<Row> rows, UUID epoch) {
        return rows.stream()
                .filter(row -> epoch.equals(row.getUuid("epoch")))
                .map(row -> new Extent(row.getBoolean("warm"), floor(row)))
                .findFirst()
                .orElse(new Extent(false, null));
    }

    private static @Nullable TimelinePosition floor(Row row) {
        Instant at = row.getInstant("floor_at");
        UUID id = row.getUuid("floor_id");
        return at == null || id == null ? null : new TimelinePosition(at, new PostId(id));
    }

    /** Makes it warm for 30 days: half as long as its rows are there, which came meanwhile. */
    BoundStatement warm(UserId reader, UUID epoch) {
        return cassandra.bind(
                "INSERT INTO timeline_extents (user_id, epoch, warm) VALUES (?, ?, true) USING TTL 2592000",
                reader.toString(),
                epoch);
    }

    BoundStatement raiseFloor(UserId reader, UUID epoch, TimelinePosition floor) {
        return cassandra
                .bind(
                        "UPDATE timeline_extents SET floor_at = ?, floor_id = ? WHERE user_id = ? AND epoch = ?",
                        floor.at(),
                        floor.post().value(),
                        reader.toString(),
                        epoch)
                .setQueryTimestamp(floor.at().toEpochMilli() * 1_000);
    }

    /** Takes away what was said in other epochs. */
    List<BoundStatement> forget(UserId reader, List<Row> rows, UUID epoch) {
        return rows.stream()
                .map(row -> row.getUuid("epoch"))
                .filter(other -> !epoch.equals(other))
                .map(
                        other ->
                                cassandra.bind(
                                        "DELETE FROM timeline_extents WHERE user_id = ? AND epoch = ?",
                                        reader.toString(),
                                        other))
                .toList();
    }
}
