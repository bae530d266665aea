package plaza.core.like;

import java.time.Instant;
import plaza.core.account.UserId;
import plaza.core.post.PostId;

/** A person likes a post, since then. */
public record Like(UserId user, PostId post, Instant at) {}
