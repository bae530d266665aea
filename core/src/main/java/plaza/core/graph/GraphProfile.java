package plaza.core.graph;

import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * The profile shown beside somebody's follows.
 *
 * @param avatar address of a picture
 */
public record GraphProfile(
        UserId id, String username, @Nullable String avatar, @Nullable String bio) {}
