package plaza.postgres.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.bookmark.BookmarkStore;
import plaza.memory.bookmark.MemoryBookmarkStore;
import plaza.postgres.Database;
import plaza.postgres.DatabaseForTests;
import plaza.postgres.post.PostgresFixtures;

@Tag("engine")
class BookmarkStoreModelTest implements MarkStoreModel<BookmarkStore>, PostgresFixtures {
    @RegisterExtension static final DatabaseForTests DATABASE = new DatabaseForTests();

    @Override
    public Database database() {
        return DATABASE.get();
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
        return new PostgresBookmarkStore(DATABASE.get());
    }
}
