package plaza.core.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostTally;

/** Keeps marks that are shown, and counted, under the post. */
public interface PublicMarkStore<M extends Mark> extends MarkStore<M>, PostTally {
    /** Lists who marked a post, latest first, ties by user id downwards. */
    Page<M> listByPost(PostId post, PageRequest page);

    /**
     * Lists the latest marks of several people, latest first, ties by post id and then by user id
     * downwards.
     *
     * @param until only marks of that time or before, or null for the latest
     */
    List<M> listNewest(Collection<UserId> users, @Nullable Instant until, int limit);

    /**
     * The latest marks of each of several posts, latest first, ties by user id downwards; posts
     * without any are left out.
     *
     * @param limit of each, 1–1,000
     */
    Map<PostId, List<M>> listNewestByPosts(Collection<PostId> posts, int limit);
}
