package plaza.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.AnyNumber;
import plaza.contracts.CallTimeout;
import plaza.contracts.Effort;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * A database of its own for a class of tests. Afterwards it asserts that every query had an index.
 */
public final class MongoForTests implements AfterAllCallback {
    /**
     * More than the rows of one statement of ours. MongoDB bounds a statement by its bytes, which
     * ten thousand ids are far below, and the server of the tests looks through all of them.
     */
    public static final int MANY = Effort.of(2_500, AnyNumber.MANY);

    private final IndexWatch watch = new IndexWatch();
    private final Mongo mongo =
            Mongo.open(
                    TestEngine.address(Recipes.MONGODB).toString(),
                    "test_" + UUID.randomUUID().toString().substring(0, 18),
                    CallTimeout.PATIENT,
                    watch);

    public Mongo get() {
        return mongo;
    }

    /** What lies in a collection, as any other client sees it. */
    public java.util.List<org.bson.Document> all(String collection) {
        return mongo.collection(collection).find(new org.bson.Document());
    }

    /** Ends it; for tests that are not run by JUnit's own engine. */
    public void close() {
        try {
            assertThat(watch.withoutIndex(mongo)).as("queries without an index").isEmpty();
        } finally {
            mongo.drop();
            mongo.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
