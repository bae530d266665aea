package plaza.mongodb.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.core.bookmark.BookmarkStore;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoBookmarkStoreTest implements BookmarkStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public BookmarkStore store() {
        return new MongoBookmarkStore(MONGO.get());
    }
}
