package plaza.core.story;

import java.time.Instant;
import plaza.core.media.Attachments;

/** Removes stories that have expired, with who has seen them, and gives their media free. */
public final class StoryCleanup {
    private final StoryStore stories;
    private final Attachments attachments;

    public StoryCleanup(StoryStore stories, Attachments attachments) {
        this.stories = stories;
        this.attachments = attachments;
    }

    /** Removes all that has expired at a time; says how many stories went. Repeatable. */
    public int run(Instant now) {
        return attachments.removeEnded(
                limit -> stories.listExpired(now, limit), StoryWrites::use, stories::delete);
    }
}
