package plaza.mongodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogModel;
import plaza.core.media.MediaCatalog;
import plaza.memory.media.MemoryMediaCatalog;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MediaCatalogModelTest implements MediaCatalogModel {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MediaCatalogModelTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public MediaCatalog reference() {
        return new MemoryMediaCatalog();
    }

    @Override
    public MediaCatalog store() {
        return new MongoMediaCatalog(mongo);
    }
}
