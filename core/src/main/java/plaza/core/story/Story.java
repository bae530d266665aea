package plaza.core.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * A picture or a video that its author shows for a while.
 *
 * @param mediaKey of the upload that it shows
 * @param text a caption, or null
 * @param expiresAt from when on it is gone, that moment included
 */
public record Story(
        StoryId id,
        UserId author,
        String mediaKey,
        @Nullable String text,
        StoryVisibility visibility,
        Instant expiresAt) {

    public Instant createdAt() {
        return id.time();
    }

    /** What is left of it where nothing of what was written may be kept. */
    public Story withoutText() {
        return new Story(id, author, mediaKey, null, visibility, expiresAt);
    }

    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
