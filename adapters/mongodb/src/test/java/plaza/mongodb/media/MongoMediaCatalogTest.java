package plaza.mongodb.media;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.media.MediaCatalogContract;
import plaza.core.media.MediaCatalog;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoMediaCatalogTest implements MediaCatalogContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public MediaCatalog catalog() {
        return new MongoMediaCatalog(MONGO.get());
    }
}
