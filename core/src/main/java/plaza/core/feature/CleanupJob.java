package plaza.core.feature;

import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Removes one kind of thing when its time has come.
 *
 * @param what its name in the log, in the plural
 * @param run does what is due at a time, says how many there were; may run again at any time
 * @param ahead whether anything that is there now has to be looked at before a time to come; what
 *     comes into being later does so with an entry of the journal
 */
public record CleanupJob(String what, ToIntFunction<Instant> run, Predicate<Instant> ahead) {
    /** One that does not know what is ahead of it, and looks each time. */
    public CleanupJob(String what, ToIntFunction<Instant> run) {
        this(what, run, _ -> true);
    }
}
