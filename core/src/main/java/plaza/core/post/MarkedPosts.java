package plaza.core.post;

import java.util.Collection;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Knows which posts a person marked, in one way. */
@FunctionalInterface
public interface MarkedPosts {
    /** Finds those of some posts, any number, that the person marked. */
    Set<PostId> markedAmong(UserId user, Collection<PostId> posts);
}
