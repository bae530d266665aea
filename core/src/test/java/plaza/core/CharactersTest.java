package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\t\r\n\u0007", "😀", "\uffff", "👨\u200d👩\u200d👧"})
    void wholeTextsAreWhole(String text) {
        assertThat(Characters.isWhole(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "a\0b",
                "\ud83d",
                "a\ud83d",
                "\ude00a",
                "\ude00\ud83d",
                "\ud83d\ud83d"
            })
    void nulAndHalvesOfPairsAreNot(String text) {
        assertThat(Characters.isWhole(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\u200b.",
                "👨\u200d👩\u200d👧",
                "❤\ufe0f",
                "#\ufe0f\u20e3",
                "🇩",
                "\u0301",
                "اب",
                "\u06dd",
                "می\u200cخواهم",
                "\u2801",
                "\u3042",
            })
    void whatIsDrawnShows(String text) {
        assertThat(Characters.shows(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\r\n",
                "\u00a0\u2003\u3000\u2028\u2029\u1680",
                "\u200b",
                "\u200c\u200d\u2060\ufeff\u00ad",
                "\u202e\u202c\u200f\u061c\u2066\u2069",
                "\u3164",
                "\u115f\u1160\uffa0",
                "\u2800\u2800",
                "\ufe0f\udb40\udd00",
                "\udb40\udc61",
                "\u034f\u180e\u17b4",
                "\u2064\u206a\ufff9",
                "\ud834\udd59\ud834\udd73",
                "\u0378",
            })
    void whatIsAGapOrNothingDoesNot(String text) {
        assertThat(Characters.shows(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "\u200fعلي\u200e",
                "\u2067علي\u2069 Ada",
                "a \u202bعلي \u202aAda\u202c\u202c",
                "\u2068\u202ax\u202c\u2069"
            })
    void whatIsClosedKeepsTheDirection(String name) {
        assertThat(Characters.keepsDirection(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202enimda",
                "\u202ead\u202c",
                "\u202da\u202c",
                "a\u2067",
                "a\u202b",
                "\u2069",
                "\u202c",
                "\u2068\u2068a\u2069"
            })
    void whatIsLeftOpenOrForcedDoesNot(String name) {
        assertThat(Characters.keepsDirection(name)).isFalse();
    }
}
