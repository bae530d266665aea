package plaza.core.bookmark;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;

/** A person keeps a post for themselves, since then. Nobody else learns of it. */
public record Bookmark(UserId user, PostId post, Instant at) implements Mark {}
