package plaza.mongodb.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.core.bookmark.BookmarkStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoBookmarkStoreTest implements BookmarkStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoBookmarkStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public BookmarkStore store() {
        return new MongoBookmarkStore(mongo);
    }
}
