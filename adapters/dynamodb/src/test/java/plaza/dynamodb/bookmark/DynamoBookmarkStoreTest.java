package plaza.dynamodb.bookmark;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.bookmark.BookmarkStoreContract;
import plaza.core.bookmark.BookmarkStore;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoBookmarkStoreTest implements BookmarkStoreContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public BookmarkStore store() {
        return new DynamoBookmarkStore(DYNAMO.get());
    }
}
