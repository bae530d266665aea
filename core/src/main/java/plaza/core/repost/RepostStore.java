package plaza.core.repost;

import java.util.Collection;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.PublicMarkStore;

/** The reposts, also as home timelines ask for them. */
public interface RepostStore extends PublicMarkStore<Repost> {
    /** Of each post the earliest repost by one of these people (ties: smallest user id), if any. */
    Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users);
}
