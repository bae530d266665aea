package plaza.core.event;

import java.util.Comparator;

/**
 * A place in a journal: two numbers, as a transaction and a row of PostgreSQL, or a millisecond and
 * a sequence of a Redis Stream. Ordered as the journal is read.
 */
public record JournalPosition(long major, long minor) implements Comparable<JournalPosition> {
    /** Before everything. */
    public static final JournalPosition START = new JournalPosition(0, 0);

    private static final Comparator<JournalPosition> ORDER =
            Comparator.comparingLong(JournalPosition::major)
                    .thenComparingLong(JournalPosition::minor);

    @Override
    public int compareTo(JournalPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "-" + minor;
    }
}
