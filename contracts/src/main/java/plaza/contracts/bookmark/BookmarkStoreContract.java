package plaza.contracts.bookmark;

import java.time.Instant;
import plaza.contracts.mark.MarkStoreContract;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/** The contract of every {@link BookmarkStore}. */
public interface BookmarkStoreContract extends MarkStoreContract<Bookmark, BookmarkStore> {
    @Override
    default Class<BookmarkStore> port() {
        return BookmarkStore.class;
    }

    @Override
    default Bookmark mark(UserId user, Post post, Instant at) {
        return new Bookmark(user, post.id(), at);
    }
}
