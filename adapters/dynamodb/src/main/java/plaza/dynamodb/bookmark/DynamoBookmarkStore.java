package plaza.dynamodb.bookmark;

import java.time.Instant;
import plaza.core.bookmark.Bookmark;
import plaza.core.bookmark.BookmarkStore;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.mark.DynamoMarkStore;

/** Bookmarks: {@code USER#<id>, BOOKMARKED#<post>}. Thread-safe. */
public final class DynamoBookmarkStore extends DynamoMarkStore<Bookmark> implements BookmarkStore {
    public DynamoBookmarkStore(Dynamo dynamo) {
        super(dynamo, "BOOKMARKED", null);
    }

    @Override
    protected Bookmark mark(UserId user, PostId post, Instant at, Item item) {
        return new Bookmark(user, post, at);
    }
}
