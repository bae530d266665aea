package plaza.core.live;

import java.time.Duration;
import plaza.core.DomainException;
import plaza.core.Validation;
import plaza.core.media.Media;

/** The rules of streams. */
public final class StreamRules {
    /** In code points. */
    public static final int MAX_TITLE = 140;

    public static final int MAX_DESCRIPTION = 2_000;

    /** Of a host, that have not ended. */
    public static final int MAX_OPEN = 20;

    /** Besides the host; those who are invited are among them. */
    public static final int MAX_PARTICIPANTS = 8;

    public static final int MAX_MODERATORS = 50;
    public static final int MAX_SILENCED = 5_000;

    public static final Duration MAX_SLOW = Duration.ofMinutes(5);

    /** In code points, of what is said in a stream. */
    public static final int MAX_MESSAGE = 500;

    static final String THUMBNAIL = "thumbnailKey";

    private StreamRules() {}

    /** In the form in which it is stored. */
    static StreamDetails check(StreamDetails details) {
        String title = details.title().strip();
        String description = details.description();
        var validation = new Validation();
        validation.name("title", title, 1, MAX_TITLE);
        if (description != null) {
            validation.text("description", description, 0, MAX_DESCRIPTION);
        }
        validation.check(
                !details.slow().isNegative() && details.slow().compareTo(MAX_SLOW) <= 0,
                "slowModeSeconds",
                "must be 0 to " + MAX_SLOW.toSeconds());
        validation.orThrow();
        return new StreamDetails(
                title,
                description == null || description.isBlank() ? null : description,
                details.thumbnail(),
                details.scheduledFor(),
                details.slow());
    }

    static void check(Media thumbnail) {
        if (!thumbnail.isPicture()) {
            throw DomainException.invalid(THUMBNAIL, "must be the key of a picture");
        }
    }

    static int most(StreamPart part) {
        return switch (part) {
            case INVITED, PARTICIPANT -> MAX_PARTICIPANTS;
            case MODERATOR -> MAX_MODERATORS;
            case SILENCED -> MAX_SILENCED;
        };
    }
}
