package plaza.core.story;

import java.time.Instant;
import java.util.List;
import plaza.core.id.StoryId;
import plaza.core.media.Attachments;

/** Removes stories that have expired, with who has seen them, and gives their media free. */
public final class StorySweep {
    private static final int BATCH = 500;

    private final StoryStore stories;
    private final Attachments attachments;

    public StorySweep(StoryStore stories, Attachments attachments) {
        this.stories = stories;
        this.attachments = attachments;
    }

    /** Removes all that has expired at a time; says how many stories went. Repeatable. */
    public int run(Instant now) {
        int removed = 0;
        List<StoryId> expired;
        do {
            expired = stories.listExpired(now, BATCH);
            for (StoryId id : expired) {
                // In this order: when the process dies in between, the next sweep still finds the
                // story. Nobody is shown the one or the other any more.
                attachments.release(StoryWrites.use(id));
                removed += stories.delete(id) ? 1 : 0;
            }
        } while (expired.size() == BATCH);
        return removed;
    }
}
