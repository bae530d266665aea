package plaza.dynamodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogModel;
import plaza.core.media.MediaCatalog;
import plaza.dynamodb.DynamoForTests;
import plaza.memory.media.MemoryMediaCatalog;

@Tag("engine")
class MediaCatalogModelTest implements MediaCatalogModel {
    @RegisterExtension static final DynamoForTests DYNAMO = new DynamoForTests();

    @Override
    public MediaCatalog reference() {
        return new MemoryMediaCatalog();
    }

    @Override
    public MediaCatalog store() {
        return new DynamoMediaCatalog(DYNAMO.get());
    }
}
