package plaza.postgres.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import plaza.core.event.Leases;
import plaza.postgres.Database;
import plaza.postgres.Statement;

/**
 * Leases in the table {@code leases}, with who has them and until when, by the clock of the
 * database. All leases of a process are kept by one statement, every third of the time that they
 * last, and who has none looks at those of others by one query. Thread-safe.
 */
public final class PostgresLeases implements Leases {
    private static final String TAKE =
            """
            INSERT INTO leases (name, holder, expires_at)
            VALUES (:name, :holder, clock_timestamp() + :millis * INTERVAL '1 millisecond')
            ON CONFLICT (name) DO UPDATE
                SET holder = EXCLUDED.holder, expires_at = EXCLUDED.expires_at
                WHERE leases.holder = EXCLUDED.holder OR leases.expires_at < clock_timestamp()
            """;

    /** Also those that are over, as long as nobody else has taken them. */
    private static final String KEEP =
            """
            UPDATE leases SET expires_at = clock_timestamp() + :millis * INTERVAL '1 millisecond'
            WHERE holder = :holder AND name = ANY(:names)
            RETURNING name
            """;

    private static final String OF_OTHERS =
            "SELECT name FROM leases WHERE holder <> :holder AND expires_at >= clock_timestamp()";

    private static final String RELEASE =
            "DELETE FROM leases WHERE name = :name AND holder = :holder";

    /** How long what was seen of the leases of others is believed. */
    private static final Duration SEEN = Duration.ofMillis(400);

    private final Database database;
    private final UUID holder;
    private final Duration lasting;
    private final ReentrantLock lock = new ReentrantLock();

    /** What this process has, and when it was last asked for, by {@link System#nanoTime}. */
    private final Map<String, Long> own = new HashMap<>();

    private long keptAt = System.nanoTime();
    private Set<String> ofOthers = Set.of();
    private long seenAt = keptAt - SEEN.toNanos();

    /**
     * @param holder no other object has it
     * @param lasting how long after its last word a process still has its leases
     */
    public PostgresLeases(Database database, UUID holder, Duration lasting) {
        this.database = database;
        this.holder = holder;
        this.lasting = lasting;
    }

    @Override
    public boolean hold(String name) {
        lock.lock();
        try {
            long now = System.nanoTime();
            if (own.computeIfPresent(name, (_, _) -> now) != null) {
                keep(now);
            }
            return own.containsKey(name) || take(name, now);
        } finally {
            lock.unlock();
        }
    }

    /** Keeps what is still asked for; the rest ends by itself. */
    private void keep(long now) {
        if (now - keptAt < lasting.toNanos() / 3) {
            return;
        }
        own.values().removeIf(asked -> now - asked >= lasting.toNanos());
        Set<String> kept =
                statement(KEEP)
                        .bindArray("names", own.keySet().toArray(String[]::new))
                        .bind("millis", lasting.toMillis())
                        .set(row -> row.getString("name"));
        own.keySet().retainAll(kept);
        keptAt = now;
    }

    private boolean take(String name, long now) {
        if (now - seenAt >= SEEN.toNanos()) {
            ofOthers = new HashSet<>(statement(OF_OTHERS).set(row -> row.getString("name")));
            seenAt = now;
        }
        if (ofOthers.contains(name)) {
            return false;
        }
        boolean taken =
                statement(TAKE).bind("name", name).bind("millis", lasting.toMillis()).changed();
        if (taken) {
            own.put(name, now);
        } else {
            ofOthers.add(name);
        }
        return taken;
    }

    private Statement statement(String sql) {
        return database.sql(sql).bind("holder", holder);
    }

    @Override
    public void release(String name) {
        lock.lock();
        try {
            own.remove(name);
            statement(RELEASE).bind("name", name).execute();
        } finally {
            lock.unlock();
        }
    }
}
