package plaza.mongodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogModel;
import plaza.core.media.MediaCatalog;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MediaCatalogModelTest implements MediaCatalogModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public MediaCatalog reference() {
        return new MemoryMediaCatalog();
    }

    @Override
    public MediaCatalog store() {
        return new MongoMediaCatalog(MONGO.get());
    }
}
