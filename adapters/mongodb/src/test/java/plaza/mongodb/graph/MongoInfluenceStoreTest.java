package plaza.mongodb.graph;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import plaza.contracts.graph.InfluenceStoreContract;
import plaza.mongodb.MongoForTests;

@Tag("engine")
class MongoInfluenceStoreTest implements InfluenceStoreContract {
    @RegisterExtension static final MongoForTests MONGO = new MongoForTests();

    @Override
    public MongoInfluenceStore store() {
        return new MongoInfluenceStore(MONGO.get());
    }
}
