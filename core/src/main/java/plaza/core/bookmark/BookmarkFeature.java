package plaza.core.bookmark;

import java.util.List;
import plaza.core.bookmark.BookmarkEvent.Bookmarked;
import plaza.core.bookmark.BookmarkEvent.Unbookmarked;
import plaza.core.event.EventRedo;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.mark.MarkFeature;
import plaza.core.mark.Marking;
import plaza.core.post.PostFeature;

/** Bookmarks, which nobody else sees. */
public final class BookmarkFeature implements Feature {
    private final BookmarkStore store;
    private final Bookmarks bookmarks;
    private final Marking marking;

    public BookmarkFeature(Shared shared, PostFeature posts, MarkFeature marks) {
        this.store = shared.port(BookmarkStore.class);
        this.marking = marks.marking();
        this.bookmarks = new Bookmarks(store, posts.views(), marking);
    }

    @Override
    public List<Object> services() {
        return List.of(bookmarks);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(BookmarkEvent.class, this::redo));
    }

    private boolean redo(BookmarkEvent event) {
        switch (event) {
            case Bookmarked e -> {
                marking.whereSeen(Marking.ANY).accept(e.bookmark());
                store.put(e.bookmark());
            }
            case Unbookmarked e -> store.delete(e.bookmark().user(), e.bookmark().post());
        }
        return true;
    }
}
