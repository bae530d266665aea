package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.cassandra.Cassandra;
import plaza.core.id.UserId;

/**
 * What holds for all timelines: their epoch, which clearing changes, and which authors are merged
 * in on read. Thread-safe.
 */
final class TimelineMarks {
    /** How late this process may learn of what another marked. */
    private static final Duration LATE = Duration.ofMillis(500);

    private static final UUID FIRST_EPOCH = new UUID(0, 0);

    private final Cassandra cassandra;
    private volatile @Nullable Marks known;

    TimelineMarks(Cassandra cassandra) {
        this.cassandra = cassandra;
        cassandra.define(
                """
                CREATE TABLE IF NOT EXISTS timeline_marks (
                    what TEXT,
                    id UUID,
                    PRIMARY KEY (what, id))
                """);
        cassandra.define(
                "CREATE TABLE IF NOT EXISTS timeline_epoch (what TEXT PRIMARY KEY, epoch UUID)");
    }

    /**
     * The marks as they were read.
     *
     * @param readAt nanoseconds of this process
     */
    record Marks(UUID epoch, Set<UserId> pulled, long readAt) {
        boolean isRecent() {
            return System.nanoTime() - readAt < LATE.toNanos();
        }
    }

    /** As they are, or were a moment ago. */
    Marks recent() {
        Marks marks = known;
        return marks != null && marks.isRecent() ? marks : readUnlessRecent();
    }

    private synchronized Marks readUnlessRecent() {
        Marks marks = known;
        return marks != null && marks.isRecent() ? marks : read();
    }

    synchronized Marks read() {
        long now = System.nanoTime();
        List<List<Row>> answers =
                cassandra.runAll(
                        List.of(
                                cassandra.bind(
                                        "SELECT epoch FROM timeline_epoch WHERE what = 'timeline'"),
                                cassandra.bind(
                                        "SELECT id FROM timeline_marks WHERE what = 'pulled'")));
        UUID epoch =
                answers.getFirst().stream()
                        .map(row -> row.getUuid("epoch"))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(FIRST_EPOCH);
        Set<UserId> pulled =
                answers.getLast().stream()
                        .map(row -> new UserId(Objects.requireNonNull(row.getUuid("id"))))
                        .collect(Collectors.toUnmodifiableSet());
        var marks = new Marks(epoch, pulled, now);
        known = marks;
        return marks;
    }

    synchronized void clear() {
        cassandra.run(
                "INSERT INTO timeline_epoch (what, epoch) VALUES ('timeline', ?)",
                UUID.randomUUID());
        cassandra.run("DELETE FROM timeline_marks WHERE what = 'pulled'");
        known = null;
    }

    synchronized void markPulled(UserId author) {
        cassandra.run("INSERT INTO timeline_marks (what, id) VALUES ('pulled', ?)", author.value());
        known = null;
    }
}
