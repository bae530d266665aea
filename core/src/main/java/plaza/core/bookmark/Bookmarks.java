package plaza.core.bookmark;

import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.mark.Marking;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Keeping posts for oneself. Idempotent. */
public final class Bookmarks {
    private final BookmarkStore bookmarks;
    private final PostViews views;
    private final Marking marking;

    public Bookmarks(BookmarkStore bookmarks, PostViews views, Marking marking) {
        this.bookmarks = bookmarks;
        this.views = views;
        this.marking = marking;
    }

    public PostView add(UserId viewer, PostId post) {
        PostView seen = views.react(viewer, post);
        var bookmark = new Bookmark(viewer, post, marking.now());
        marking.put(
                bookmarks,
                bookmark,
                marking.whereSeen(Marking.ANY),
                new Bookmarked(bookmark),
                Marking.UNCOUNTED);
        return marking.marked(viewer, seen);
    }

    /**
     * Keeps a post no longer, also one that the viewer cannot see any more.
     *
     * @throws plaza.core.DomainException NOT_FOUND where they neither see the post nor keep it
     */
    public PostEntry remove(UserId viewer, PostId post) {
        views.requireDone(viewer, post, Marks::bookmarked);
        var bookmark = new Bookmark(viewer, post, marking.now());
        marking.takeBack(bookmarks, bookmark, new Unbookmarked(bookmark), Marking.UNCOUNTED);
        return views.entry(viewer, post);
    }

    /** What the viewer keeps, latest bookmark first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return marking.own(bookmarks, viewer, page);
    }
}
