package plaza.core.post;

import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** A post's id and author: all that a timeline keeps of it. */
public record PostKey(PostId id, UserId author) {}
