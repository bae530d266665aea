package plaza.engines.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;

/**
 * An engine starts, answers with its version, and is gone when it is stopped: one that is a program
 * and two on Java. The tests of the adapters do the same with the others, which take longer.
 */
@Tag("engine")
final class TestEngineTest {
    static List<Recipe> recipes() {
        return List.of(Recipes.REDIS, Recipes.S3, Recipes.MONGODB);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void anEngineStartsAnswersAndEnds(Recipe recipe) throws Exception {
        TestEngine.Own engine = TestEngine.start(recipe);
        try (engine) {
            assertThat(recipe.ask(engine.address())).isNotBlank();
            assertThat(ProcessHandle.of(engine.pid())).isPresent();
        }
        assertThat(ProcessHandle.of(engine.pid()).filter(ProcessHandle::isAlive)).isEmpty();
        assertThatThrownBy(() -> recipe.ask(engine.address())).isInstanceOf(Exception.class);
    }
}
