package plaza.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.app.testing.Generated;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;

/** What people read of the settings says what their declarations say. */
class SettingsDocumentTest {
    private static final Path ROOT = Path.of("..");
    private static final String HEAD =
            """
            # Settings

            Made from where the settings are declared; [plaza.example.yaml](../plaza.example.yaml) has the same as a file to copy from, and says how
            values are written. What has no default means something of its own when it is left out.
            """;

    @Test
    void theExampleIsUpToDate() throws IOException {
        Generated.assertUpToDate(ROOT.resolve("plaza.example.yaml"), SettingsDocument.example());
    }

    @Test
    void theTablesAreUpToDate() throws IOException {
        Generated.assertUpToDate(
                ROOT.resolve("docs/settings.md"), HEAD + SettingsDocument.tables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"solo", "reels", "live", "cloud"})
    void thePageOfABlueprintSaysWhereEachPortLies(String blueprint) throws IOException {
        String file = "docs/blueprints/" + blueprint + ".md";
        Generated.assertUpToDate(
                ROOT.resolve(file),
                Pattern.compile("<!-- ports -->.*<!-- /ports -->", Pattern.DOTALL)
                        .matcher(Files.readString(ROOT.resolve(file)))
                        .replaceFirst(
                                Matcher.quoteReplacement(
                                        "<!-- ports -->\n"
                                                + SettingsDocument.places(blueprint)
                                                + "<!-- /ports -->")));
    }

    @Test
    void everySettingIsExplained() {
        for (Section section : Sections.all()) {
            Setting<?> first = section.settings().getFirst();
            assertThat(section.words() + first.words() + first.name())
                    .as(section.name())
                    .isNotBlank();
            section.settings().stream()
                    .filter(setting -> !setting.isHidden())
                    .forEach(
                            setting ->
                                    assertThat(setting.words())
                                            .as(setting.name())
                                            .doesNotContain("\n", "|"));
        }
    }
}
