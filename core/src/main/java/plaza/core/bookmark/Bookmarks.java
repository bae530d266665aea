package plaza.core.bookmark;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.event.Journal;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Marks;
import plaza.core.post.PostEntry;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Keeping posts for oneself. Idempotent. */
public final class Bookmarks {
    private final BookmarkStore bookmarks;
    private final Journal journal;
    private final PostViews views;
    private final Clock clock;

    public Bookmarks(BookmarkStore bookmarks, Journal journal, PostViews views, Clock clock) {
        this.bookmarks = bookmarks;
        this.journal = journal;
        this.views = views;
        this.clock = clock;
    }

    public PostView add(UserId viewer, PostId post) {
        views.require(viewer, post);
        Bookmark bookmark = bookmark(viewer, post);
        journal.commit(new Bookmarked(bookmark), () -> bookmarks.put(bookmark));
        return views.require(viewer, post);
    }

    /**
     * Keeps a post no longer, also one that the viewer cannot see any more.
     *
     * @throws plaza.core.DomainException NOT_FOUND where they neither see the post nor keep it
     */
    public PostEntry remove(UserId viewer, PostId post) {
        views.requireDone(viewer, post, Marks::bookmarked);
        journal.commit(
                new Unbookmarked(bookmark(viewer, post)), () -> bookmarks.delete(viewer, post));
        return views.entry(viewer, post);
    }

    /** What the viewer keeps, latest bookmark first, also what they cannot see any more. */
    public Page<PostEntry> own(UserId viewer, PageRequest page) {
        return views.entries(viewer, bookmarks.listByUser(viewer, page).map(Bookmark::post));
    }

    private Bookmark bookmark(UserId viewer, PostId post) {
        return new Bookmark(viewer, post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
