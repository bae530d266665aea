package plaza.core.bookmark;

import plaza.core.mark.MarkStore;

/** Who keeps what. */
public interface BookmarkStore extends MarkStore<Bookmark> {}
