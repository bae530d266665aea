package plaza.core.mark;

import java.util.List;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.MarkedPosts;

/**
 * Keeps marks of one kind, durably. Does not keep counts and does not check that the post exists.
 */
public interface MarkStore<M extends Mark> extends MarkedPosts {
    /**
     * Adds a mark, unless it is there; says whether it was new. The first time stands, to the
     * microsecond.
     */
    boolean put(M mark);

    /** Takes a mark away; says whether it was there. */
    boolean delete(UserId user, PostId post);

    /** Lists what a person marked, latest mark first, ties by post id downwards. */
    Page<M> listByUser(UserId user, PageRequest page);

    /**
     * Finds the posts with the largest ids, that is the newest posts, among those that the person
     * marked, by id downwards. Fewer than {@code limit} means that these are all.
     */
    List<PostId> newestMarked(UserId user, int limit);
}
