package plaza.engines.recipe;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every engine that can be started here. */
public final class Recipes {
    public static final Recipe CASSANDRA = CassandraRecipe.single();
    public static final Recipe DYNAMODB = DynamoRecipe.lasting();
    public static final Recipe MONGODB = new MongoRecipe();
    public static final Recipe NEO4J = new Neo4jRecipe();
    public static final Recipe OPENSEARCH = new OpenSearchRecipe();
    public static final Recipe REDIS = RedisRecipe.single();
    public static final Recipe S3 = new S3Recipe();

    /** {@link #DYNAMODB} for tests that do not start it again. */
    public static final Recipe DYNAMODB_IN_MEMORY = DynamoRecipe.inMemory();

    private static final List<Recipe> ALL =
            List.of(CASSANDRA, DYNAMODB, MONGODB, NEO4J, OPENSEARCH, REDIS, S3);

    private static final List<Ring> RINGS = List.of(new CassandraRing(3), redisCluster(3, 1));

    private Recipes() {}

    /** What is started in the place of a single one where it is to outlive one of its nodes. */
    public static Optional<Ring> ring(Recipe single) {
        return RINGS.stream().filter(ring -> ring.instead().equals(single)).findFirst();
    }

    /** A cluster of another size, for tests. */
    public static Ring redisCluster(int masters, int replicasOfEach) {
        return new RedisRing(masters, replicasOfEach);
    }

    public static List<Recipe> all() {
        return ALL;
    }

    /** A single engine, or one of a ring. */
    public static Optional<Recipe> named(String name) {
        return Stream.concat(ALL.stream(), RINGS.stream().flatMap(ring -> ring.members().stream()))
                .filter(recipe -> recipe.name().equals(name))
                .findFirst();
    }
}
