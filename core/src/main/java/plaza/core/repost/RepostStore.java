package plaza.core.repost;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Who reposted what. Does not keep counts and does not check that the post exists. */
public interface RepostStore {
    /**
     * Adds a repost, unless it is there; says whether it was new. The first time stands, to the
     * microsecond.
     */
    boolean put(Repost repost);

    /** Takes a repost away; says whether it was there. */
    boolean delete(UserId user, PostId post);

    /** Who reposted a post, latest first, ties by user id downwards. */
    Page<Repost> listByPost(PostId post, PageRequest page);

    /** What a person reposted, latest repost first, ties by post id downwards. */
    Page<Repost> listByUser(UserId user, PageRequest page);

    /** Which of these posts the person reposted. */
    Set<PostId> repostedAmong(UserId user, Collection<PostId> posts);

    /** As {@link plaza.core.like.LikeStore#newestLiked}, of reposts. */
    List<PostId> newestReposted(UserId user, int limit);

    /**
     * The latest reposts of several people, latest first, ties by post id and then by user id
     * downwards, for home timelines.
     *
     * @param until only reposts of that time or before, or null for the latest
     */
    List<Repost> listNewest(Collection<UserId> users, @Nullable Instant until, int limit);

    /** Of each post the earliest repost by one of these people (ties: smallest user id), if any. */
    Map<PostId, Repost> findEarliest(Collection<PostId> posts, Collection<UserId> users);

    /** How many people reposted each post; everybody asked for is answered. */
    Map<PostId, Long> count(Collection<PostId> posts);
}
