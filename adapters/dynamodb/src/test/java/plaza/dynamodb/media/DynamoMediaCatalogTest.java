package plaza.dynamodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogContract;
import plaza.core.media.MediaCatalog;
import plaza.dynamodb.DynamoForTests;

@Tag("engine")
class DynamoMediaCatalogTest implements MediaCatalogContract {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public int manyIds() {
        return DynamoForTests.MANY;
    }

    @Override
    public MediaCatalog catalog() {
        return new DynamoMediaCatalog(DYNAMO.get());
    }
}
