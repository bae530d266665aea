package plaza.core.post;

import java.util.Collection;
import java.util.Set;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.LikeStore;
import plaza.core.repost.RepostStore;

/** What a viewer did with the posts of a page, in three batch calls. */
public final class ViewerMarks {
    private final LikeStore likes;
    private final RepostStore reposts;
    private final BookmarkStore bookmarks;

    public ViewerMarks(LikeStore likes, RepostStore reposts, BookmarkStore bookmarks) {
        this.likes = likes;
        this.reposts = reposts;
        this.bookmarks = bookmarks;
    }

    public Found find(UserId viewer, Collection<PostId> posts) {
        return new Found(
                likes.likedAmong(viewer, posts),
                reposts.repostedAmong(viewer, posts),
                bookmarks.bookmarkedAmong(viewer, posts));
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
