package plaza.core.post;

import plaza.core.id.PostId;

/** An entry of a list or a thread: a post, or the place of one that the viewer cannot see. */
public sealed interface PostEntry permits PostView, UnavailablePost {
    PostId id();
}
