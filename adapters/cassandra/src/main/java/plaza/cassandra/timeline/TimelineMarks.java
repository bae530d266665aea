package plaza.cassandra.timeline;

import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plaza.cassandra.Cassandra;
import plaza.core.StorageException;
import plaza.core.id.UserId;

/**
 * What holds for all timelines: their epoch, which clearing changes, and which authors are merged
 * in on read. Thread-safe.
 */
final class TimelineMarks {
    /** How late this process may learn of what another marked. */
    private static final Duration LATE = Duration.ofMillis(500);

    /** After which they are read anew, while whoever asks goes on with what is known. */
    private static final Duration READ_AHEAD = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(TimelineMarks.class);

    private static final UUID FIRST_EPOCH = new UUID(0, 0);

    private final Cassandra cassandra;
    private final AtomicBoolean readingAhead = new AtomicBoolean();
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
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    /** As they are, or were a moment ago. */
    Marks recent() {
        Marks marks = known;
        if (marks == null || !marks.isYoungerThan(LATE)) {
            return readUnlessRecent();
        }
        if (!marks.isYoungerThan(READ_AHEAD) && readingAhead.compareAndSet(false, true)) {
            Thread.ofVirtual().name("timeline-marks").start(this::readAhead);
        }
        return marks;
    }

    private void readAhead() {
        try {
            read();
        } catch (StorageException e) {
            LOG.debug("Whoever asks for the marks next reads them", e);
        } finally {
            readingAhead.set(false);
        }
    }

    private synchronized Marks readUnlessRecent() {
        Marks marks = known;
        return marks != null && marks.isYoungerThan(LATE) ? marks : read();
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
