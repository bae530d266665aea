package plaza.core.post;

import plaza.core.account.UserId;

/** A post's id and author: all that a timeline keeps of it. */
public record PostKey(PostId id, UserId author) {}
