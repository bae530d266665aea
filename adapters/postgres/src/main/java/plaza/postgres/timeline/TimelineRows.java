package plaza.postgres.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import plaza.core.id.Id;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.postgres.DomainTypes;
import plaza.postgres.Statement;
import plaza.postgres.Value;

/** How entries are written into the table {@code timelines}, many by one statement, and read. */
final class TimelineRows {
    /**
     * Entries are passed once, in arrays, and the rows name them by number. Rows are sorted as the
     * primary key is, which keeps concurrent statements from blocking each other crosswise, and are
     * unique, since ON CONFLICT takes a row only once.
     */
    private static final String INSERT =
            """
            INSERT INTO timelines AS t (user_id, tweet_id, author_id, reposted_by, at)
            SELECT DISTINCT ON (d.reader, e.post)
                d.reader, e.post, e.author, CASE WHEN e.reposted THEN e.via END, e.at
            FROM unnest(:readers, :numbers) AS d (reader, number)
            JOIN timeline_readers r ON r.user_id = d.reader
            CROSS JOIN LATERAL (
                SELECT (:posts)[d.number] AS post,
                    (:authors)[d.number] AS author,
                    (:vias)[d.number] AS via,
                    (:reposted)[d.number] AS reposted,
                    (:times)[d.number] AS at) e
            ORDER BY d.reader, e.post, e.at, e.via
            ON CONFLICT (user_id, tweet_id) DO UPDATE
            SET author_id = EXCLUDED.author_id,
                reposted_by = EXCLUDED.reposted_by,
                at = EXCLUDED.at
            WHERE (EXCLUDED.at, COALESCE(EXCLUDED.reposted_by, EXCLUDED.author_id))
                < (t.at, COALESCE(t.reposted_by, t.author_id))
            """;

    private TimelineRows() {}

    /** Rows for one statement: which readers get which of the entries. */
    static final class Batch {
        private final UUID[] readers;
        private final Integer[] numbers;
        private final TimelineEntry[] entries;
        private int rows;
        private int used;

        Batch(int rows, int entries) {
            this.readers = new UUID[rows];
            this.numbers = new Integer[rows];
            this.entries = new TimelineEntry[entries];
        }

        boolean isFull() {
            return rows == readers.length || used == entries.length;
        }

        boolean isEmpty() {
            return rows == 0;
        }

        /** Takes as many of a delivery's readers, from the first, as there is room for. */
        int add(Delivery delivery, int first) {
            List<UserId> all = delivery.readers();
            int count = Math.min(all.size() - first, readers.length - rows);
            entries[used++] = delivery.entry();
            for (int i = 0; i < count; i++) {
                readers[rows] = all.get(first + i).value();
                numbers[rows++] = used;
            }
            return count;
        }

        UUID[] readers() {
            return Arrays.copyOf(readers, rows);
        }

        /** Answers how many rows it changed. */
        int insert(Handle handle) {
            TimelineEntry[] some = Arrays.copyOf(entries, used);
            return Statement.on(handle, INSERT)
                    .bindArray("readers", readers())
                    .bindArray("numbers", Arrays.copyOf(numbers, rows))
                    .bindArray("posts", ids(some, TimelineEntry::post))
                    .bindArray("authors", ids(some, TimelineEntry::author))
                    .bindArray("vias", ids(some, TimelineEntry::via))
                    .bindArray(
                            "reposted",
                            Arrays.stream(some)
                                    .map(e -> e.repostedBy() != null)
                                    .toArray(Boolean[]::new))
                    .bind("times", Value.times(Arrays.stream(some).map(TimelineEntry::at).toList()))
                    .execute();
        }

        private static UUID[] ids(TimelineEntry[] entries, Function<TimelineEntry, Id<?>> id) {
            return DomainTypes.ids(Arrays.stream(entries).<Id<?>>map(id).toList());
        }
    }

    static TimelineEntry entry(ResultSet row) throws SQLException {
        return new TimelineEntry(
                DomainTypes.post(row, "tweet_id"),
                DomainTypes.user(row, "author_id"),
                DomainTypes.optionalUser(row, "reposted_by"),
                DomainTypes.instant(row, "at"));
    }
}
