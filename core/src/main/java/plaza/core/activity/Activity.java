package plaza.core.activity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.UUID;
import plaza.core.Ids;
import plaza.core.id.UserId;

/**
 * Something that a person did. They did it to a subject once: whoever does it again, did it then.
 *
 * @param subject the id of the post, or for {@link Kind#FOLLOW} of the person
 * @param at to the microsecond; what is finer is cut off
 */
public record Activity(UserId user, Kind kind, UUID subject, Instant at) {
    /** Latest first, ties by subject and then by the name of the kind downwards. */
    public static final Comparator<Activity> LATEST_FIRST =
            Comparator.comparing(Activity::at)
                    .thenComparing(Activity::subject, Ids::compare)
                    .thenComparing(activity -> activity.kind().name())
                    .reversed();

    /** What was done; the names are stored. */
    public enum Kind {
        POST,
        REPLY,
        LIKE,
        REPOST,
        BOOKMARK,
        FOLLOW
    }

    /**
     * That an activity took place, or was taken back.
     *
     * @param done false where it was taken back; its time says nothing then
     */
    public record Change(Activity activity, boolean done) {}

    public Activity {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
