package plaza.postgres.event;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import plaza.core.event.Event;
import plaza.postgres.Statement;

/**
 * Advisory locks on the keys of events, each until its transaction ends: whoever holds those of an
 * open commit is its writer.
 */
final class JournalLocks {
    /** The first half of the locks' names, so that they meet no other locks: "JRNL". */
    private static final int LOCKS = 0x4A524E4C;

    private static final String LOCK =
            "SELECT name, set_config('lock_timeout', :wait, true), pg_advisory_xact_lock(:locks, name)"
                    + " FROM unnest(:names) AS name";

    private static final String LOCK_FREE =
            "SELECT name FROM unnest(:names) AS name"
                    + " WHERE pg_try_advisory_xact_lock(:locks, name)";

    private JournalLocks() {}

    /** The locks of a commit. */
    static Set<Integer> names(Event event) {
        return Stream.concat(Stream.of(event.key()), event.alsoAlone().stream())
                .map(JournalLocks::name)
                .collect(Collectors.toSet());
    }

    static int name(UUID key) {
        return key.hashCode();
    }

    /** In the order of the locks' names, so that two who want several never wait for each other. */
    static void lock(Handle handle, Event event, Duration wait) {
        Statement.on(handle, LOCK)
                .bind("locks", LOCKS)
                .bind("wait", Long.toString(wait.toMillis()))
                .bindArray("names", names(event).stream().sorted().toArray(Integer[]::new))
                .list(row -> row.getInt(1));
    }

    /** Takes those locks that nobody has, waiting for none: who waits here keeps others waiting. */
    static Set<Integer> lockFree(Handle handle, Collection<Integer> names) {
        return Statement.on(handle, LOCK_FREE)
                .bind("locks", LOCKS)
                .bindArray("names", names.toArray(Integer[]::new))
                .set(row -> row.getInt(1));
    }
}
