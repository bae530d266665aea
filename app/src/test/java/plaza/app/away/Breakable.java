package plaza.app.away;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import plaza.engines.recipe.Recipe;
import plaza.engines.testing.TestEngine;

/** An engine that a test may have stand still, and may kill. */
public interface Breakable {
    void freeze();

    void thaw();

    void kill();

    /** Starts it again after {@link #kill}, on what it has left, at the same address. */
    void restart();

    /** Whether the server itself starts it again. */
    default boolean revives() {
        return false;
    }

    /** Those that were started here. */
    static Map<String, Breakable> of(Map<String, TestEngine.Own> engines) {
        return engines.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, each -> of(each.getValue())));
    }

    /** Where they are. */
    static Function<Recipe, URI> addresses(Map<String, TestEngine.Own> engines) {
        Map<String, TestEngine.Own> started = Map.copyOf(engines);
        return recipe -> requireNonNull(started.get(recipe.name()), recipe.name()).address();
    }

    private static Breakable of(TestEngine.Own engine) {
        return new Breakable() {
            @Override
            public void freeze() {
                engine.freeze();
            }

            @Override
            public void thaw() {
                engine.thaw();
            }

            @Override
            public void kill() {
                engine.kill();
            }

            @Override
            public void restart() {
                engine.restart();
            }
        };
    }
}
