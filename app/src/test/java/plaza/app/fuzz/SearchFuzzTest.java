package plaza.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import plaza.app.testing.Answer;
import plaza.app.testing.Api;
import plaza.app.testing.Person;
import plaza.app.testing.RunningPlaza;

/** Whatever is searched for, the answer is a page or says what is wrong. */
@Tag("engine")
final class SearchFuzzTest {
    /** Made once for all tries, when the first one asks. */
    private static final class World {
        static final Person PERSON = RunningPlaza.shared().person();

        private World() {}
    }

    @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void noTextMakesTheServerFail(@ForAll("texts") String text, @ForAll("lists") String list) {
        Answer answer = World.PERSON.api().get(list + Api.encoded(text));

        assertThat(answer.status()).as("%s", answer).isIn(200, 422);
        if (answer.status() == 422) {
            assertThat(answer.errorFields()).containsOnly("q");
        }
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.of(
                "/api/search?q=",
                "/api/search?type=users&q=",
                "/api/search?type=hashtags&q=",
                "/api/search/suggest?q=");
    }

    /** Signs that mean something to somebody, among words, and any text at all. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts =
                Arbitraries.of(
                        "a",
                        "the",
                        "\"",
                        "'",
                        "''",
                        "\\",
                        "-",
                        "--",
                        "#",
                        "#tag",
                        "@",
                        "from:",
                        "from:ada",
                        "since:2026-01-01",
                        "until:",
                        "until:9999-12-31",
                        ":*",
                        ":A",
                        "&",
                        "|",
                        "!",
                        "(",
                        ")",
                        "<->",
                        "<2>",
                        "%",
                        "_",
                        "$1",
                        ":q",
                        "?",
                        "東京",
                        "👍🏿",
                        "\u200d",
                        "\ufe0f",
                        "\u0301",
                        "İ",
                        "ß",
                        "\ud83c",
                        " ",
                        " ",
                        "\t",
                        "\u3000",
                        "“",
                        "\0",
                        "x".repeat(70),
                        "猫".repeat(30));
        Arbitrary<String> combined = parts.list().ofMaxSize(14).map(list -> String.join("", list));
        return Arbitraries.oneOf(
                combined,
                combined,
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().ascii().ofMaxLength(210),
                Arbitraries.of(List.of("", " ", "x".repeat(7_000))));
    }
}
