package plaza.engines.recipe;

import java.util.List;
import java.util.Optional;

/** Every engine that can be started here. */
public final class Recipes {
    public static final Recipe CASSANDRA = new CassandraRecipe();
    public static final Recipe MONGODB = new MongoRecipe();
    public static final Recipe NEO4J = new Neo4jRecipe();
    public static final Recipe OPENSEARCH = new OpenSearchRecipe();
    public static final Recipe REDIS = new RedisRecipe();
    public static final Recipe S3 = new S3Recipe();

    private static final List<Recipe> ALL =
            List.of(CASSANDRA, MONGODB, NEO4J, OPENSEARCH, REDIS, S3);

    private Recipes() {}

    public static List<Recipe> all() {
        return ALL;
    }

    public static Optional<Recipe> named(String name) {
        return ALL.stream().filter(recipe -> recipe.name().equals(name)).findFirst();
    }
}
