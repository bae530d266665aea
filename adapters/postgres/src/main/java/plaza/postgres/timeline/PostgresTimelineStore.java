package plaza.postgres.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import plaza.core.Ids;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelinePosition;
import plaza.core.timeline.TimelineStore;
import plaza.postgres.Database;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;

/**
 * Home timelines as rows, pushed by statements of many. Nobody's timeline becomes cold by itself,
 * but after a crash of PostgreSQL all are: the tables are unlogged. Thread-safe.
 *
 * <p>A timeline may for a while have more rows than the cap allows: it is trimmed by chance, on
 * average once in {@code cap / 4} deliveries, and before anything but its first page is read. What
 * is read never goes beyond the cap.
 */
public final class PostgresTimelineStore implements TimelineStore {
    private static final int ROWS_PER_STATEMENT = 8_192;
    private static final int ENTRIES_PER_STATEMENT = 1_024;

    /** Behind every position and every id. */
    private static final UUID LAST = new UUID(-1, -1);

    private static final String READ =
            """
            SELECT r.floor_at IS NULL AS whole, e.*
            FROM timeline_readers r
            LEFT JOIN LATERAL (
                SELECT * FROM (
                    (SELECT tweet_id, author_id, reposted_by, at FROM timelines
                     WHERE user_id = r.user_id AND reposted_by IS NULL AND tweet_id < :belowId
                     ORDER BY tweet_id DESC LIMIT :limit)
                    UNION ALL
                    (SELECT tweet_id, author_id, reposted_by, at FROM timelines
                     WHERE user_id = r.user_id AND reposted_by IS NOT NULL
                       AND (at, tweet_id) < (CAST(:at AS timestamptz), :post)
                     ORDER BY at DESC, tweet_id DESC LIMIT :limit)) p
                WHERE r.floor_at IS NULL OR (p.at, p.tweet_id) >= (r.floor_at, r.floor_tweet)
                ORDER BY at DESC, tweet_id DESC LIMIT :limit) e ON true
            WHERE r.user_id = :reader AND r.warm
            """;

    /** Answers what could be seen of what it deletes. */
    private static final String REMOVE_VIA =
            """
            WITH gone AS (
                DELETE FROM timelines t USING timeline_readers r
                WHERE r.user_id = :reader AND t.user_id = r.user_id
                  AND COALESCE(t.reposted_by, t.author_id) = :person
                RETURNING t.*, r.warm, r.floor_at, r.floor_tweet)
            SELECT tweet_id, author_id, reposted_by, at FROM gone
            WHERE warm AND (floor_at IS NULL OR (at, tweet_id) >= (floor_at, floor_tweet))
            """;

    /** As {@link #REMOVE_VIA}. */
    private static final String RETRACT =
            """
            WITH gone AS (
                DELETE FROM timelines t USING timeline_readers r
                WHERE r.user_id = ANY(:readers) AND t.user_id = r.user_id AND t.tweet_id = :post
                  AND (CAST(:via AS uuid) IS NULL
                    OR COALESCE(t.reposted_by, t.author_id) = CAST(:via AS uuid))
                RETURNING t.*, r.warm, r.floor_at, r.floor_tweet)
            SELECT user_id FROM gone
            WHERE warm AND (floor_at IS NULL OR (at, tweet_id) >= (floor_at, floor_tweet))
            """;

    /** Whoever loads these timelines has to begin again. Must come before the deletion. */
    private static final String DISTURB =
            """
            UPDATE timeline_readers SET version = gen_random_uuid()
            WHERE user_id = ANY(:readers) AND NOT warm
            """;

    private static final String MARK_PULLED =
            """
            INSERT INTO timeline_pulled (user_id) VALUES (:author)
            ON CONFLICT (user_id) DO NOTHING
            """;

    private final Database database;
    private final int cap;
    private final TimelineTrimmer trimmer;
    private final TimelineLoader loader;

    /**
     * @param cap how many entries a timeline holds at the most
     */
    public PostgresTimelineStore(Database database, int cap) {
        this(database, cap, () -> ThreadLocalRandom.current().nextLong());
    }

    PostgresTimelineStore(Database database, int cap, RandomGenerator random) {
        this.database = database;
        this.cap = cap;
        this.trimmer = new TimelineTrimmer(database, cap, random);
        this.loader = new TimelineLoader(database, trimmer);
    }

    @Override
    public int push(Collection<Delivery> deliveries) {
        int changed = 0;
        var batch = new TimelineRows.Batch(ROWS_PER_STATEMENT, ENTRIES_PER_STATEMENT);
        for (Delivery delivery : deliveries) {
            int taken = 0;
            while (taken < delivery.readers().size()) {
                if (batch.isFull()) {
                    changed += push(batch);
                    batch = new TimelineRows.Batch(ROWS_PER_STATEMENT, ENTRIES_PER_STATEMENT);
                }
                taken += batch.add(delivery, taken);
            }
        }
        return batch.isEmpty() ? changed : changed + push(batch);
    }

    private int push(TimelineRows.Batch batch) {
        int changed = database.with(batch::insert);
        trimmer.trimSome(batch.readers());
        return changed;
    }

    @Override
    public List<TimelineEntry> removeVia(UserId reader, UserId person) {
        return database.inTransaction(
                handle -> {
                    UUID[] readers = {reader.value()};
                    Statement.on(handle, DISTURB).bindArray("readers", readers).execute();
                    return Statement.on(handle, REMOVE_VIA)
                            .bind("reader", reader)
                            .bind("person", person)
                            .list(TimelineRows::entry);
                });
    }

    @Override
    public Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers) {
        UUID[] ids = DomainTypes.ids(readers);
        return database.inTransaction(
                handle -> {
                    Statement.on(handle, DISTURB).bindArray("readers", ids).execute();
                    return Statement.on(handle, RETRACT)
                            .bindArray("readers", ids)
                            .bind("post", post)
                            .bind("via", via == null ? null : via.toString())
                            .set(row -> DomainTypes.user(row, "user_id"));
                });
    }

    @Override
    public Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit) {
        if (before != null) {
            // Only the first page is surely within the cap.
            trimmer.trim(new UUID[] {reader.value()});
        }
        int most = Math.min(limit, cap);
        List<Row> rows =
                database.sql(READ)
                        .bind("reader", reader)
                        .bind("belowId", belowId(before))
                        .bind("at", before == null ? "infinity" : before.at().toString())
                        .bind("post", before == null ? LAST : before.post().value())
                        .bind("limit", most + 1)
                        .list(Row::of);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<TimelineEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.entry() != null && entries.size() < most) {
                entries.add(row.entry());
            }
        }
        boolean complete = rows.getFirst().whole() && rows.size() <= most;
        return Optional.of(new Slice(entries, complete));
    }

    /** Of a warm timeline; without an entry when the timeline has none there. */
    private record Row(boolean whole, @Nullable TimelineEntry entry) {
        static Row of(ResultSet row) throws SQLException {
            boolean isEntry = row.getObject("tweet_id") != null;
            return new Row(row.getBoolean("whole"), isEntry ? TimelineRows.entry(row) : null);
        }
    }

    /** The smallest id whose post, standing at its own time, does not stand behind the position. */
    private static UUID belowId(@Nullable TimelinePosition before) {
        if (before == null) {
            return LAST;
        }
        Instant posted = before.post().time();
        if (posted.equals(before.at())) {
            return before.post().value();
        }
        // At a repost's position stand only older posts; among those of its very millisecond the
        // order of ids decides.
        return Ids.floor(posted.isBefore(before.at()) ? before.at() : before.at().plusMillis(1));
    }

    @Override
    public void load(UserId reader, Supplier<Slice> newest) {
        loader.load(reader, newest);
    }

    @Override
    public void clear() {
        database.inTransaction(
                handle -> {
                    handle.execute("DELETE FROM timeline_readers");
                    handle.execute("TRUNCATE timelines");
                    return handle.execute("DELETE FROM timeline_pulled");
                });
    }

    @Override
    public void markPulled(UserId author) {
        database.sql(MARK_PULLED).bind("author", author).execute();
    }

    @Override
    public Set<UserId> pulled() {
        return database.sql("SELECT user_id FROM timeline_pulled")
                .set(DomainTypes.only(UserId::new));
    }
}
