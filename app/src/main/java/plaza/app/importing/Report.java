package plaza.app.importing;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts the lines of an import: found, new, and wrong. Thread-safe. */
public final class Report {
    /** What can be imported. */
    public enum Kind {
        USERS,
        FRIENDSHIPS,
        POSTS,
        REPLIES,
        LIKES;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private long problems;

    synchronized void count(Kind kind) {
        counts.merge(kind, 1L, Long::sum);
    }

    /** Counts a line that could not be used; answers how many there are by now. */
    synchronized long problem() {
        return ++problems;
    }

    /** How many of a kind the files hold that are in the platform now, new or from before. */
    public synchronized long found(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public synchronized long problems() {
        return problems;
    }
}
