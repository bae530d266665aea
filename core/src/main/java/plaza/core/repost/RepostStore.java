package plaza.core.repost;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.PublicMarkStore;

/** The reposts, also as home timelines ask for them. */
public interface RepostStore extends PublicMarkStore<Repost> {
    /**
     * Lists the latest reposts of several people, latest first, ties by post id and then by user id
     * downwards.
     *
     * @param until only reposts of that time or before, or null for the latest
     */
    List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit);

    /** Of each post the earliest repost by one of these people (ties: smallest user id), if any. */
    Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users);
}
