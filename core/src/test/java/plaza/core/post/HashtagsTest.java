package plaza.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashtagsTest {
    @ParameterizedTest
    @CsvSource({
        "#Cafe\u0301, café",
        "CAFÉ, café",
        "ｃａｆé, café",
        "＃ﬁlm, film",
        "#İstanbul, istanbul",
        "#i\u0307stanbul, istanbul",
        "#ISTANBUL, istanbul",
        "#STRAẞE, straße",
        "#ΟΔΟΣ, οδος",
        "#tag\u200d, tag",
        "#\u200dtag\ufe0f, tag",
        "#t\u200c\u200da\ufe0eg, tag",
        "#猫\udb40\udd00, 猫",
        "#tag\u3164, tag",
    })
    void sameTagsHaveOneForm(String tag, String normal) {
        assertThat(Hashtags.normal(tag)).isEqualTo(normal);
    }

    @Test
    void otherLettersAreOtherTags() {
        assertThat(
                        List.of(
                                        "cafe", "café", "strasse", "straße", "ısparta", "isparta",
                                        "علی", "علي")
                                .stream()
                                .map(Hashtags::normal))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී"})
    void joinersThatShapeLettersStay(String tag) {
        assertThat(Hashtags.normal(tag)).isEqualTo(tag);
        assertThat(Hashtags.normal("#" + tag + "\u200c")).isEqualTo(tag);
        assertThat(Hashtags.normal(tag.replaceFirst("([\u200c\u200d])", "$1$1"))).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u200c\u200db",
                "\u0301\u200d",
                "i\u0307\u0307",
                "\ufdfa",
                "ㅤa",
                "İ\u200dı"
            })
    void aFormIsItsOwn(String tag) {
        String once = Hashtags.normal(tag);

        assertThat(Hashtags.normal(once)).isEqualTo(once);
    }
}
