package plaza.memory.bookmark;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.memory.post.Marks;

/** Bookmarks in memory. Thread-safe. */
public final class MemoryBookmarkStore implements BookmarkStore {
    private final Marks<Bookmark> marks = new Marks<>(Bookmark::user, Bookmark::post, Bookmark::at);

    @Override
    public boolean put(Bookmark bookmark) {
        return marks.put(
                new Bookmark(
                        bookmark.user(),
                        bookmark.post(),
                        bookmark.at().truncatedTo(ChronoUnit.MICROS)));
    }

    @Override
    public boolean delete(UserId user, PostId post) {
        return marks.delete(user, post);
    }

    @Override
    public Page<Bookmark> listByUser(UserId user, PageRequest page) {
        return marks.listByUser(user, page);
    }

    @Override
    public Set<PostId> bookmarkedAmong(UserId user, Collection<PostId> posts) {
        return marks.among(user, posts);
    }

    @Override
    public List<PostId> newestBookmarked(UserId user, int limit) {
        return marks.newest(user, limit);
    }
}
