package plaza.core.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story as it stands for the person who asks.
 *
 * @param views how many people have seen it, told to its author; null for everybody else
 * @param viewedAt when the person who asks first saw it, or null
 */
public record StoryState(Story story, @Nullable Long views, @Nullable Instant viewedAt) {}
