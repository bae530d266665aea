package plaza.core.event;

import java.util.List;

/**
 * Keeps something derived up to date with the journal. Each entry comes at least once, in the order
 * of the journal; applying one again must change nothing.
 */
public interface Projection {
    /** The consumer's name in the journal: part of what is stored, so it stays. */
    String name();

    /** Applies entries, in their order. When it throws, any part of them may have been applied. */
    void apply(List<JournalEntry> entries);
}
