package plaza.core.story;

import org.jspecify.annotations.Nullable;
import plaza.core.account.Account;
import plaza.core.media.Media;

/**
 * A story as the viewer sees it.
 *
 * @param viewed whether the viewer has seen it; one's own are always seen
 * @param views how many people have seen it, or null where the story is somebody else's
 */
public record StoryView(
        Story story, Account author, Media media, boolean viewed, @Nullable Long views) {}
