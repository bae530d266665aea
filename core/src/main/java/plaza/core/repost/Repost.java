package plaza.core.repost;

import java.time.Instant;
import plaza.core.account.UserId;
import plaza.core.post.PostId;

/** A person passed a post on to their followers, at that time. */
public record Repost(UserId user, PostId post, UserId author, Instant at) {}
