package plaza.core.bookmark;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import plaza.core.Filled;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.event.Event.Bookmarked;
import plaza.core.event.Event.Unbookmarked;
import plaza.core.event.Journal;
import plaza.core.post.PostId;
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

    public PostView remove(UserId viewer, PostId post) {
        views.require(viewer, post);
        journal.commit(
                new Unbookmarked(bookmark(viewer, post)), () -> bookmarks.delete(viewer, post));
        return views.require(viewer, post);
    }

    /** What the viewer keeps, latest bookmark first. */
    public Page<PostView> own(UserId viewer, PageRequest page) {
        return Filled.page(
                page,
                request -> bookmarks.listByUser(viewer, request),
                found -> views.find(viewer, found.stream().map(Bookmark::post).toList()));
    }

    private Bookmark bookmark(UserId viewer, PostId post) {
        return new Bookmark(viewer, post, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
