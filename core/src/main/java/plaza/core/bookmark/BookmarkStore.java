package plaza.core.bookmark;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Who keeps what. Does not check that the post exists. */
public interface BookmarkStore {
    /**
     * Adds a bookmark, unless it is there; says whether it was new. The first time stands, to the
     * microsecond.
     */
    boolean put(Bookmark bookmark);

    /** Takes a bookmark away; says whether it was there. */
    boolean delete(UserId user, PostId post);

    /** What a person keeps, latest bookmark first, ties by post id downwards. */
    Page<Bookmark> listByUser(UserId user, PageRequest page);

    /** Which of these posts the person keeps. */
    Set<PostId> bookmarkedAmong(UserId user, Collection<PostId> posts);

    /** As {@link plaza.core.like.LikeStore#newestLiked}, of bookmarks. */
    List<PostId> newestBookmarked(UserId user, int limit);
}
