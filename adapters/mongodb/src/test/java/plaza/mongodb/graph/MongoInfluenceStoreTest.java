package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.InfluenceStoreContract;
import plaza.mongodb.BothLayouts;
import plaza.mongodb.InLayout;
import plaza.mongodb.Mongo;
import plaza.mongodb.MongoForTests;

@Tag("engine")
@BothLayouts
class MongoInfluenceStoreTest implements InfluenceStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    private final Mongo mongo;

    MongoInfluenceStoreTest(InLayout layout) {
        this.mongo = MONGO.get(layout);
    }

    @Override
    public MongoInfluenceStore store() {
        return new MongoInfluenceStore(mongo);
    }
}
