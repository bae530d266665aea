package plaza.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plaza.contracts.AnyNumber;
import plaza.contracts.CallTimeout;
import plaza.contracts.Effort;
import plaza.engines.recipe.Recipes;
import plaza.engines.testing.TestEngine;

/**
 * A database of its own for a class of tests, in each layout that it asks for. Afterwards it
 * asserts that every query had an index.
 */
public final class MongoForTests implements AfterAllCallback {
    /**
     * More than the rows of one statement of ours. MongoDB bounds a statement by its bytes, which
     * ten thousand ids are far below, and the server of the tests looks through all of them.
     */
    public static final int MANY = Effort.of(2_500, AnyNumber.MANY);

    private final Map<Layout, Database> databases = new ConcurrentHashMap<>();

    private record Database(String name, Mongo mongo, IndexWatch watch) {
        static Database open(Layout layout) {
            var watch = new IndexWatch();
            String name = "test_" + UUID.randomUUID().toString().substring(0, 18);
            return new Database(
                    name,
                    Mongo.open(
                            TestEngine.address(Recipes.MONGODB).toString(),
                            name,
                            layout,
                            CallTimeout.PATIENT,
                            watch),
                    watch);
        }

        void close() {
            try {
                assertThat(watch.withoutIndex(mongo)).as("queries without an index").isEmpty();
            } finally {
                mongo.drop();
                mongo.close();
            }
        }
    }

    public Mongo get() {
        return get(Layout.SEPARATE);
    }

    public Mongo get(InLayout layout) {
        return get(layout.layout());
    }

    public Mongo get(Layout layout) {
        return database(layout).mongo();
    }

    private Database database(Layout layout) {
        return databases.computeIfAbsent(layout, Database::open);
    }

    /** What the database is called, for a client of one's own. */
    String name(Layout layout) {
        return database(layout).name();
    }

    /** Ends it; for tests that are not run by JUnit's own engine. */
    public void close() {
        List<Database> opened = List.copyOf(databases.values());
        databases.clear();
        opened.forEach(Database::close);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
