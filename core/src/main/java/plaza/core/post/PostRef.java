package plaza.core.post;

import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Where a post stood. */
public record PostRef(PostId id, UserId author, @Nullable PostId replyTo) {}
