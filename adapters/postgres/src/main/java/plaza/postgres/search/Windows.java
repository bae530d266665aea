package plaza.postgres.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import plaza.core.Ids;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/**
 * Where the newest so many posts begin. Looked up every few seconds, by one reader while the others
 * use the old ones: they decide how much is read at a time, not what is found. Thread-safe.
 */
final class Windows {
    /** How many posts are in the windows, the newest, together with those before. */
    private static final int[] SIZES = {3_000, 9_000, 27_000, 81_000, 243_000};

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final UUID LARGEST = new UUID(-1, -1);

    private static final String NEXT =
            """
            SELECT tweet_id FROM search_posts WHERE tweet_id < :before
            ORDER BY tweet_id DESC OFFSET :skipped LIMIT 1
            """;

    private final Database database;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Known known = new Known(List.of(), System.nanoTime() - FRESH_NANOS);

    private record Known(List<Window> windows, long at) {}

    /**
     * The newest posts.
     *
     * @param floor the smallest id
     * @param size how many they are; of the last window, which has all, unbounded
     */
    record Window(UUID floor, long size) {}

    Windows(Database database) {
        this.database = database;
    }

    /**
     * The windows that reach below a place, each with all of those before it; the last reaches down
     * to the smallest id that may match.
     */
    List<Window> between(UUID bottom, UUID before) {
        refresh();
        List<Window> windows = new ArrayList<>();
        for (Window window : known.windows()) {
            if (Ids.compare(window.floor(), before) < 0
                    && Ids.compare(window.floor(), bottom) > 0) {
                windows.add(window);
            }
        }
        windows.add(new Window(bottom, Long.MAX_VALUE));
        return windows;
    }

    private void refresh() {
        if (System.nanoTime() - known.at() >= FRESH_NANOS && looking.tryLock()) {
            try {
                known = new Known(database.with(Windows::look), System.nanoTime());
            } finally {
                looking.unlock();
            }
        }
    }

    private static List<Window> look(Handle handle) {
        List<Window> windows = new ArrayList<>();
        UUID before = LARGEST;
        int seen = 0;
        for (int size : SIZES) {
            Optional<UUID> floor =
                    Statement.on(handle, NEXT)
                            .bind("before", before)
                            .bind("skipped", size - seen - 1)
                            .find(row -> row.getObject(1, UUID.class));
            if (floor.isEmpty()) {
                break;
            }
            before = floor.get();
            seen = size;
            windows.add(new Window(before, size));
        }
        return windows;
    }
}
