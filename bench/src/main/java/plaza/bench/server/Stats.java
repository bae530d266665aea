package plaza.bench.server;

import org.jspecify.annotations.Nullable;

/**
 * The figures that the server states of itself.
 *
 * @param timelineDeliveries entries put into home timelines since it started
 * @param journalLag events that home timelines have still to take in
 * @param serverBytes resident memory of the server's process; null where it cannot tell
 */
public record Stats(long timelineDeliveries, long journalLag, @Nullable Long serverBytes) {}
