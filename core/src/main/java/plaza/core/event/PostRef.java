package plaza.core.event;

import org.jspecify.annotations.Nullable;
import plaza.core.account.UserId;
import plaza.core.post.PostId;

/** Where a post stood. */
public record PostRef(PostId id, UserId author, @Nullable PostId replyTo) {}
