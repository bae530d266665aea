package plaza.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.config.ConfigurationLoader.Option;
import plaza.core.engine.Engine;
import plaza.core.graph.FollowBacklog;
import plaza.core.graph.FollowGraph;
import plaza.engines.recipe.Recipe;
import plaza.engines.recipe.Recipes;

/** What the list of engines holds together. */
class EnginesTest {
    @Test
    void anEngineHasANameOfItsOwnWithWhichItsSettingsBegin() {
        assertThat(Engines.all()).extracting(Engine::name).doesNotHaveDuplicates();
        for (Engine<?> engine : Engines.all()) {
            assertThat(engine.settings().name()).isEqualTo(engine.name());
        }
    }

    @Test
    void whatIsStartedForDevelopmentIsCalledAsTheServerCallsIt() {
        assertThat(Engines.all())
                .extracting(Engine::name)
                .containsAll(Recipes.all().stream().map(Recipe::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo", "reels"})
    void whatABlueprintNeedsItBringsOrIsStartedForDevelopment(String blueprint) {
        Configuration configuration =
                ConfigurationLoader.defaults(List.of(new Option("a test", "blueprint", blueprint)));

        assertThat(configuration.engines())
                .isNotEmpty()
                .filteredOn(Engine::isWatched)
                .allSatisfy(engine -> assertThat(Recipes.named(engine.name())).isPresent());
    }

    @Test
    void aRecordIsOnAnEngineThatCanKeepIt() {
        List<Engine<?>> recorded =
                Engines.all().stream().filter(engine -> engine.record().isPresent()).toList();

        assertThat(recorded).isNotEmpty();
        for (Engine<?> engine : recorded) {
            assertThat(engine.record().flatMap(Engines::named))
                    .hasValueSatisfying(
                            record -> {
                                assertThat(record.adapters().has(FollowGraph.class)).isTrue();
                                assertThat(record.adapters().has(FollowBacklog.class)).isTrue();
                            });
        }
    }
}
