package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;

/**
 * The table {@code timeline}, one partition for each reader. What a timeline says of itself (warm
 * or cold, how far it goes) is in static columns, so that its entries change together with it in
 * one step, on the condition that nobody else changed it since it was read. Thread-safe.
 */
final class TimelineTable {
    /** While a timeline loads it takes deliveries; a load that was cut off ends by this. */
    private static final Duration LOADING = Duration.ofMinutes(1);

    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final Cassandra cassandra;
    private final int cap;

    /**
     * @param cap how many entries a timeline holds at the most
     */
    TimelineTable(Cassandra cassandra, int cap) {
        this.cassandra = cassandra;
        this.cap = cap;
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline (
                    user_id TEXT,
                    reel_id UUID,
                    author_id TEXT,
                    created_at TIMESTAMP,
                    reposted_by TEXT,
                    version INT STATIC,
                    warm BOOLEAN STATIC,
                    epoch UUID STATIC,
                    extent TEXT STATIC,
                    floor_at TIMESTAMP STATIC,
                    floor_id UUID STATIC,
                    loading_until TIMESTAMP STATIC,
                    disturbed INT STATIC,
                    PRIMARY KEY (user_id, created_at, reel_id))
                WITH CLUSTERING ORDER BY (created_at DESC, reel_id DESC)
                    AND gc_grace_seconds = 3600
                """);
    }

    /** A timeline with what it says of itself. */
    record State(
            Timeline timeline,
            @Nullable Integer version,
            boolean warm,
            boolean loading,
            int disturbed) {
        boolean takes() {
            return warm || loading;
        }
    }

    State read(UserId reader, UUID epoch) {
        List<Row> rows =
                cassandra.rows("SELECT * FROM timeline WHERE user_id = ?", reader.toString());
        if (rows.isEmpty()) {
            return new State(
                    new Timeline(cap, List.of(), Timeline.Extent.WHOLE, null),
                    null,
                    false,
                    false,
                    0);
        }
        Row first = rows.getFirst();
        boolean ofNow = epoch.equals(first.getUuid("epoch"));
        boolean warm = ofNow && first.getBoolean("warm");
        Instant until = first.getInstant("loading_until");
        boolean loading = !warm && ofNow && until != null && until.isAfter(Instant.now());
        List<TimelineEntry> entries =
                rows.stream()
                        .filter(row -> !row.isNull("reel_id"))
                        .map(TimelineTable::entry)
                        .toList();
        String extent = first.getString("extent");
        var timeline =
                new Timeline(
                        cap,
                        entries,
                        extent == null ? Timeline.Extent.WHOLE : Timeline.Extent.valueOf(extent),
                        floor(first));
        return new State(
                timeline, first.getInt("version"), warm, loading, first.getInt("disturbed"));
    }

    private static @Nullable TimelinePosition floor(Row row) {
        Instant at = row.getInstant("floor_at");
        UUID id = row.getUuid("floor_id");
        return at == null || id == null ? null : new TimelinePosition(at, new PostId(id));
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

    /** Writes what was changed, if nobody else was faster; says whether. */
    boolean write(UserId reader, State read, State now, UUID epoch) {
        TimelinePosition floor = now.timeline().floor();
        int next = read.version() == null ? 1 : read.version() + 1;
        List<@Nullable Object> values = new ArrayList<>();
        values.add(next);
        values.add(now.warm());
        values.add(epoch);
        values.add(now.timeline().extent().name());
        values.add(now.loading() ? Instant.now().plus(LOADING) : Instant.EPOCH);
        values.add(now.disturbed());
        values.add(reader.toString());
        String statics =
                "UPDATE timeline SET version = ?, warm = ?, epoch = ?, extent = ?, loading_until = ?, disturbed = ?, "
                        + (floor == null
                                ? "floor_at = null, floor_id = null"
                                : "floor_at = ?, floor_id = ?")
                        + " WHERE user_id = ? IF version = "
                        + (read.version() == null ? "null" : "?");
        if (floor != null) {
            values.add(6, floor.at());
            values.add(7, floor.post().value());
        }
        if (read.version() != null) {
            values.add(read.version());
        }
        List<BoundStatement> batch = new ArrayList<>();
        batch.add(cassandra.bind(statics, values.toArray()));
        batch.addAll(deletes(reader, now.timeline()));
        for (TimelineEntry entry : now.timeline().added()) {
            batch.add(insert(reader, entry));
            if (now.timeline().losesReposter(entry)) {
                batch.add(deleteReposter(reader, entry));
            }
        }
        return cassandra.appliedTogether(batch);
    }

    /**
     * What a full timeline loses at its end goes by range, not row by row: each such range takes in
     * those before it, where deleted rows would be read over, one more for each delivery, until
     * they are compacted.
     */
    private List<BoundStatement> deletes(UserId reader, Timeline timeline) {
        Instant oldest = Objects.requireNonNullElse(timeline.oldest(), END_OF_TIME);
        List<TimelineEntry> removed = timeline.removed();
        List<BoundStatement> deletes = new ArrayList<>();
        for (TimelineEntry entry : removed) {
            if (!entry.at().isBefore(oldest)) {
                deletes.add(
                        cassandra.bind(
                                "DELETE FROM timeline WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                                reader.toString(),
                                entry.at(),
                                entry.post().value()));
            }
        }
        if (deletes.size() < removed.size()) {
            deletes.add(
                    cassandra.bind(
                            "DELETE FROM timeline WHERE user_id = ? AND created_at < ?",
                            reader.toString(),
                            oldest));
        }
        return deletes;
    }

    private BoundStatement insert(UserId reader, TimelineEntry entry) {
        return cassandra.bind(
                "INSERT INTO timeline (user_id, created_at, reel_id, author_id, reposted_by) VALUES (?, ?, ?, ?, ?)",
                reader.toString(),
                entry.at(),
                entry.post().value(),
                entry.author().toString(),
                entry.repostedBy() == null ? null : entry.repostedBy().toString());
    }

    /** Only where there is one: it leaves a tombstone, which is read over each time. */
    private BoundStatement deleteReposter(UserId reader, TimelineEntry entry) {
        return cassandra.bind(
                "DELETE reposted_by FROM timeline WHERE user_id = ? AND created_at = ? AND reel_id = ?",
                reader.toString(),
                entry.at(),
                entry.post().value());
    }
}
