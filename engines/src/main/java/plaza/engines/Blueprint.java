package plaza.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;

/** Which engines a name on the command line stands for. */
public final class Blueprint {
    /** What was asked for is not there: wrong usage. */
    public static final class WrongUsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongUsageException(String message) {
            super(message);
        }
    }

    /** The engines that each blueprint of the server needs, started here. */
    private static final Map<String, List<Recipe>> BLUEPRINTS =
            Map.of(
                    "reels",
                    List.of(
                            Recipes.CASSANDRA,
                            Recipes.MONGODB,
                            Recipes.NEO4J,
                            Recipes.OPENSEARCH,
                            Recipes.REDIS,
                            Recipes.S3),
                    // PostgreSQL comes with the server.
                    "live",
                    List.of(Recipes.MONGODB, Recipes.REDIS),
                    "cloud",
                    List.of(Recipes.DYNAMODB, Recipes.REDIS, Recipes.S3));

    private Blueprint() {}

    /**
     * The engines that names of blueprints and engines stand for, each once; without a name all.
     *
     * @throws WrongUsageException when a name is neither
     */
    public static List<Recipe> engines(List<String> names) {
        if (names.isEmpty()) {
            return Recipes.all();
        }
        List<Recipe> engines = new ArrayList<>();
        for (String name : names) {
            List<Recipe> meant = BLUEPRINTS.getOrDefault(name, List.of());
            if (meant.isEmpty()) {
                meant = Recipes.named(name).map(List::of).orElseThrow(() -> unknown(name));
            }
            meant.stream().filter(engine -> !engines.contains(engine)).forEach(engines::add);
        }
        return engines;
    }

    private static WrongUsageException unknown(String name) {
        return new WrongUsageException(
                "'%s' is neither a blueprint (%s) nor an engine (%s)"
                        .formatted(
                                name,
                                String.join(", ", BLUEPRINTS.keySet()),
                                String.join(
                                        ", ", Recipes.all().stream().map(Recipe::name).toList())));
    }
}
