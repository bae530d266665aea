package plaza.core.post;

import java.util.Collection;
import java.util.Map;
import plaza.core.id.PostId;

/** Counts one thing about posts from what is stored of it. */
@FunctionalInterface
public interface PostTally {
    /** Counts how many each post has; everybody asked for, any number, is answered. */
    Map<PostId, Long> count(Collection<PostId> posts);
}
