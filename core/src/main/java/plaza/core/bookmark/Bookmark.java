package plaza.core.bookmark;

import java.time.Instant;
import plaza.core.account.UserId;
import plaza.core.post.PostId;

/** A person keeps a post for themselves, since then. Nobody else learns of it. */
public record Bookmark(UserId user, PostId post, Instant at) {}
