package plaza.core.post;

import plaza.core.id.PostId;

/**
 * The place of a post that the viewer cannot see, without anything of the post. It is the same
 * whether the post was deleted, is hidden from the viewer, or has never been.
 *
 * @param viewer what the viewer did with the post while they saw it
 */
public record UnavailablePost(PostId id, Marks viewer) implements PostEntry {}
