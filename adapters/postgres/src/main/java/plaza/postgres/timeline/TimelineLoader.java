package plaza.postgres.timeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import plaza.core.id.UserId;
import plaza.core.timeline.Delivery;
import plaza.core.timeline.TimelineEntry;
import plaza.core.timeline.TimelineStore.Slice;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/**
 * Makes timelines warm. First the reader gets a row, so that from then on deliveries reach the
 * timeline; then it is computed, outside of any transaction; and then it is put beside the
 * deliveries, unless something was taken out meanwhile, which it may hold: then it is computed
 * again. Thread-safe.
 */
final class TimelineLoader {
    /** After so many disturbed attempts the timeline stays cold. */
    private static final int ATTEMPTS = 5;

    private static final String BEGIN =
            """
            INSERT INTO timeline_readers (user_id)
            VALUES (:reader) ON CONFLICT (user_id) DO NOTHING
            """;

    private static final String WARM =
            """
            UPDATE timeline_readers
            SET warm = true, floor_at = CAST(:at AS timestamptz),
                floor_tweet = CAST(:post AS uuid)
            WHERE user_id = :reader
            """;

    private static final String ABANDON =
            "DELETE FROM timeline_readers WHERE user_id = :reader AND NOT warm";

    private final Database database;
    private final TimelineTrimmer trimmer;

    TimelineLoader(Database database, TimelineTrimmer trimmer) {
        this.database = database;
        this.trimmer = trimmer;
    }

    private record State(boolean warm, UUID version) {}

    void load(UserId reader, Supplier<Slice> newest) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            State before = begin(reader);
            if (before.warm() || attempt(reader, before, newest)) {
                return;
            }
        }
    }

    private State begin(UserId reader) {
        return database.inTransaction(
                handle -> {
                    boolean inserted = Statement.on(handle, BEGIN).bind("reader", reader).changed();
                    if (inserted) {
                        // What a statement that ran when the timeline became cold left behind.
                        deleteEntries(handle, reader);
                    }
                    return find(handle, reader, "").orElseThrow();
                });
    }

    /** Says whether there is nothing more to do. */
    private boolean attempt(UserId reader, State before, Supplier<Slice> newest) {
        Slice slice;
        try {
            slice = newest.get();
        } catch (RuntimeException | Error e) {
            abandon(reader);
            throw e;
        }
        return finish(reader, before, slice);
    }

    private boolean finish(UserId reader, State before, Slice slice) {
        boolean done =
                database.inTransaction(
                        handle -> {
                            Optional<State> now = find(handle, reader, "FOR UPDATE");
                            if (now.isEmpty() || now.get().warm()) {
                                // Cleared meanwhile, or loaded by somebody else.
                                return true;
                            }
                            if (!now.get().version().equals(before.version())) {
                                return false;
                            }
                            insert(handle, reader, slice.entries());
                            makeWarm(handle, reader, slice);
                            return true;
                        });
        if (done) {
            trimmer.trim(new UUID[] {reader.value()});
        }
        return done;
    }

    private static void insert(Handle handle, UserId reader, List<TimelineEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var batch = new TimelineRows.Batch(entries.size(), entries.size());
        List<UserId> readers = List.of(reader);
        entries.forEach(entry -> batch.add(new Delivery(entry, readers), 0));
        batch.insert(handle);
    }

    private static void makeWarm(Handle handle, UserId reader, Slice slice) {
        var floor = slice.entries().isEmpty() ? null : slice.entries().getLast().position();
        var update = Statement.on(handle, WARM).bind("reader", reader);
        if (slice.complete()) {
            update.bind("at", (String) null).bind("post", (String) null);
        } else if (floor == null) {
            // Nothing is known: everything there is has to be computed.
            update.bind("at", "infinity").bind("post", new UUID(-1, -1).toString());
        } else {
            update.bind("at", floor.at().toString()).bind("post", floor.post().toString());
        }
        update.execute();
    }

    /** What is not warm takes no more deliveries; others who load it find it gone and give up. */
    private void abandon(UserId reader) {
        database.inTransaction(
                handle -> {
                    int deleted = Statement.on(handle, ABANDON).bind("reader", reader).execute();
                    return deleted == 0 ? 0 : deleteEntries(handle, reader);
                });
    }

    private static int deleteEntries(Handle handle, UserId reader) {
        return Statement.on(handle, "DELETE FROM timelines WHERE user_id = :reader")
                .bind("reader", reader)
                .execute();
    }

    private static Optional<State> find(Handle handle, UserId reader, String lock) {
        return Statement.on(
                        handle,
                        "SELECT warm, version FROM timeline_readers WHERE user_id = :reader "
                                + lock)
                .bind("reader", reader)
                .find(
                        row ->
                                new State(
                                        row.getBoolean("warm"),
                                        row.getObject("version", UUID.class)));
    }
}
