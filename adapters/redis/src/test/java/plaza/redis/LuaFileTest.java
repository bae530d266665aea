package plaza.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LuaFileTest {
    private static final Path FOLDER = Path.of("src/main/resources/plaza/redis");
    private static final Pattern PARAMETER = Pattern.compile("(?:KEYS|ARGV)\\[\\d+]");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> name.endsWith(".lua"))
                    .map(name -> name.substring(0, name.length() - ".lua".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Set<String> parameters(String text) {
        return new TreeSet<>(PARAMETER.matcher(text).results().map(MatchResult::group).toList());
    }

    /** The comment that a file begins with. */
    private static String head(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name + ".lua"));
        return String.join("\n", lines.subList(0, Math.max(0, lines.indexOf(""))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theHeadOfAScriptSaysWhatItTakesAndAnswers(String name) throws IOException {
        String head = head(name);
        assertThat(parameters(head)).containsAll(parameters(LuaFile.read(name)));
        assertThat(head).containsPattern("(?m)^-- (Answers |Part of other scripts: )");
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatRedisGetsHasNoComments(String name) {
        assertThat(LuaFile.read(name)).doesNotContain("--").doesNotContain("\n\n").isNotBlank();
    }

    @Test
    void whatIsIncludedStandsInItsPlace() {
        assertThat(LuaFile.read("event/forget"))
                .isEqualTo(LuaFile.read("event/own") + LuaFile.read("event/ended") + "return 1\n");
    }

    @Test
    void aScriptThatIsMissingIsNotTakenForAnEmptyOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisScript.number("event/missing"))
                .withMessage("there is no script event/missing");
    }
}
