package plaza.core.repost;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;

/** A person passed a post on to their followers, at that time. */
public record Repost(UserId user, PostId post, UserId author, Instant at) implements Mark {}
