package plaza.core.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A story as it stands.
 *
 * @param views how many people have seen it
 * @param viewedAt when the person who asks first saw it, or null
 */
public record StoryState(Story story, long views, @Nullable Instant viewedAt) {}
