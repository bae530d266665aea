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

/**
 * Where the newest so many posts begin. Looked up every few seconds, by one reader while the others
 * use the old ones: they decide how much is read at a time, not what is found. Thread-safe.
 */
final class Windows {
    /** How many posts are in the windows, the newest, together with those before. */
    private static final int[] SIZES = {4_000, 32_000, 256_000};

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

    private record Known(List<UUID> floors, long at) {}

    Windows(Database database) {
        this.database = database;
    }

    /**
     * The smallest ids to look at, one after the other: those of the windows that reach below a
     * place, and at last the smallest that may match.
     */
    List<UUID> floors(UUID bottom, UUID before) {
        refresh();
        List<UUID> floors = new ArrayList<>();
        for (UUID floor : known.floors()) {
            if (Ids.compare(floor, before) < 0 && Ids.compare(floor, bottom) > 0) {
                floors.add(floor);
            }
        }
        floors.add(bottom);
        return floors;
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

    private static List<UUID> look(Handle handle) {
        List<UUID> floors = new ArrayList<>();
        UUID before = LARGEST;
        int seen = 0;
        for (int size : SIZES) {
            Optional<UUID> floor =
                    handle.createQuery(NEXT)
                            .bind("before", before)
                            .bind("skipped", size - seen - 1)
                            .mapTo(UUID.class)
                            .findOne();
            if (floor.isEmpty()) {
                break;
            }
            before = floor.get();
            seen = size;
            floors.add(before);
        }
        return floors;
    }
}
