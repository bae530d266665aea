package plaza.dynamodb.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.Agreement;
import plaza.contracts.mark.MarkStoreModel;
import plaza.core.bookmark.BookmarkStore;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.bookmark.MemoryBookmarkStore;

@Tag("engine")
class BookmarkStoreModelTest implements MarkStoreModel<BookmarkStore> {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

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
        return new DynamoBookmarkStore(DYNAMO.get());
    }
}
