package plaza.core.graph;

import org.jspecify.annotations.Nullable;
import plaza.core.id.UserId;

/**
 * What is shown of somebody beside their follows.
 *
 * @param avatar address of a picture
 */
public record GraphProfile(
        UserId id, String username, @Nullable String avatar, @Nullable String bio) {}
