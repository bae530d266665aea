package plaza.core.like;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Mark;

/** A person likes a post, since then. */
public record Like(UserId user, PostId post, Instant at) implements Mark {}
