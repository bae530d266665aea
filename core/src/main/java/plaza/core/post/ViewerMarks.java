package plaza.core.post;

import java.util.Collection;
import java.util.Set;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Looks up a viewer's marks on the posts of a page, in three batch calls. */
public final class ViewerMarks {
    private final MarkedPosts likes;
    private final MarkedPosts reposts;
    private final MarkedPosts bookmarks;

    public ViewerMarks(MarkedPosts likes, MarkedPosts reposts, MarkedPosts bookmarks) {
        this.likes = likes;
        this.reposts = reposts;
        this.bookmarks = bookmarks;
    }

    public Found find(UserId viewer, Collection<PostId> posts) {
        return new Found(
                likes.markedAmong(viewer, posts),
                reposts.markedAmong(viewer, posts),
                bookmarks.markedAmong(viewer, posts));
    }

    /** The posts of a page by what the viewer did with them. */
    public record Found(Set<PostId> liked, Set<PostId> reposted, Set<PostId> bookmarked) {
        public Marks of(PostId post) {
            boolean like = liked.contains(post);
            boolean repost = reposted.contains(post);
            boolean bookmark = bookmarked.contains(post);
            return like || repost || bookmark ? new Marks(like, repost, bookmark) : Marks.NONE;
        }
    }
}
