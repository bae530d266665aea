package plaza.dynamodb.search;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.search.SearchIndexContract;
import plaza.core.search.SearchIndex;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoSearchIndexTest implements SearchIndexContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public SearchIndex index() {
        return new DynamoSearchIndex(DYNAMO.get());
    }
}
