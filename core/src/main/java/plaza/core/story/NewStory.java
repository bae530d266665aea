package plaza.core.story;

import org.jspecify.annotations.Nullable;
import plaza.core.id.StoryId;

/**
 * A story that somebody wants to show.
 *
 * @param id the same for each try, so that it is made once
 * @param text may be null
 * @param visibility null for what is usual: public, or followers where the account is private
 */
public record NewStory(
        StoryId id, String mediaKey, @Nullable String text, @Nullable StoryVisibility visibility) {}
