package plaza.core.like;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Who liked what, durably. Does not keep counts and does not check that the post exists. */
public interface LikeStore {
    /**
     * Adds a like, unless it is there; says whether it was new. The first time stands, to the
     * microsecond.
     */
    boolean put(Like like);

    /** Takes a like away; says whether it was there. */
    boolean delete(UserId user, PostId post);

    /** Who liked a post, latest first, ties by user id downwards. */
    Page<Like> listByPost(PostId post, PageRequest page);

    /** What a person liked, latest like first, ties by post id downwards. */
    Page<Like> listByUser(UserId user, PageRequest page);

    /** Which of these posts the person likes. */
    Set<PostId> likedAmong(UserId user, Collection<PostId> posts);

    /**
     * The posts with the largest ids, that is the newest posts, among those the person likes, by id
     * downwards. Fewer than {@code limit} means that these are all.
     */
    List<PostId> newestLiked(UserId user, int limit);

    /** How many people like each post; everybody asked for is answered. */
    Map<PostId, Long> count(Collection<PostId> posts);
}
