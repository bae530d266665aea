package plaza.mongodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogContract;
import plaza.core.media.MediaCatalog;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoMediaCatalogTest implements MediaCatalogContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoMediaCatalogTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public MediaCatalog catalog() {
        return new MongoMediaCatalog(mongo);
    }
}
