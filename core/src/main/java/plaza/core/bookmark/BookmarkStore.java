package plaza.core.bookmark;

import plaza.core.mark.MarkStore;

/** The bookmarks. */
public interface BookmarkStore extends MarkStore<Bookmark> {}
