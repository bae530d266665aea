package plaza.core.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event in the journal.
 *
 * @param node the process that wrote it
 * @param at when it was written
 */
public record JournalEntry(JournalPosition position, UUID node, Event event, Instant at) {}
