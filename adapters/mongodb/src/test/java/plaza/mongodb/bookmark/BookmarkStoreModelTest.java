package plaza.mongodb.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.bookmark.BookmarkStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class BookmarkStoreModelTest implements MarkStoreModel<BookmarkStore> {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    BookmarkStoreModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public Agreement<BookmarkStore> agreement() {
        return Agreement.on(BookmarkStore.class).often(2, "put");
    }

    @Override
    public BookmarkStore reference() {
        return new MemoryBookmarkStore();
    }

    @Override
    public BookmarkStore store() {
        return new MongoBookmarkStore(mongo);
    }
}
