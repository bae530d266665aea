package plaza.core.feature;

import java.time.Instant;
import java.util.function.ToIntFunction;

/**
 * Removes one kind of thing when its time has come.
 *
 * @param what its name in the log, in the plural
 * @param run does what is due at a time, says how many there were; may run again at any time
 */
public record CleanupJob(String what, ToIntFunction<Instant> run) {}
