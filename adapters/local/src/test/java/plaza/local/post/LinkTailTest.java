package plaza.local.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where links end: at the bar, or with the text. */
class LinkTailTest {
    private final TwitterTextParser parser = new TwitterTextParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Letters, digits and marks of all scripts.
                "https://ja.wikipedia.org/wiki/日本",
                "https://ja.wikipedia.org/wiki/ウィキペディア・コモンズ",
                "https://ar.wikipedia.org/wiki/العربية",
                "https://fa.wikipedia.org/wiki/می\u200cخواهم",
                "https://he.wikipedia.org/wiki/צה״ל",
                "https://ko.wikipedia.org/wiki/한국",
                "https://hi.wikipedia.org/wiki/हिन्दी",
                "https://el.wikipedia.org/wiki/Ελλάδα",
                "https://th.wikipedia.org/wiki/ไทย",
                "https://ka.wikipedia.org/wiki/საქართველო",
                "https://hy.wikipedia.org/wiki/Հայաստան",
                "https://ru.wikipedia.org/wiki/Россия",
                "https://ca.wikipedia.org/wiki/Paral·lel",
                "https://example.com/e\u0301te\u0301",
                "https://example.com/𠮷野家",
                "https://example.com/٣/३",
                "https://example.com:8080/日本",
                "example.com/日本",
                // Queries and fragments.
                "https://example.com/?utf8=✓&q=1",
                "https://example.com/?utf8=✓",
                "https://example.com/?q=привет",
                "https://example.com/été?été=1",
                "https://example.com/#ä",
                "https://example.com#ä",
                "https://example.com?q=日本",
                "https://example.com/a#日本/?x",
                // What RFC 3986 lets stand there.
                "https://example.com/a*",
                "https://example.com/?q=(foo)",
                "https://example.com/?q=c++",
                "https://example.com/?x={1}",
                "https://example.com/?a[]=1&a[]=2",
                "https://example.com/a_(b_(c))_(d)",
                "https://example.com/~ann/%E2%82%AC;v=1,2/$x@y:z!a/",
                "https://example.com/l'été/l\u2019eau",
                "https://example.com/a–b|c=d",
                "https://example.com/a=",
                // What ends a sentence.
                "https://example.com/日本|.",
                "https://example.com/a|,",
                "https://example.com/?q=foo|!",
                "https://example.com/a|?!",
                "https://example.com/a|...",
                "https://example.com/a|…",
                "https://example.com/|?",
                "https://example.com|?",
                "https://example.com/a|:",
                "https://example.com/a|;",
                "https://example.com/a|'",
                "https://example.com/a|\"",
                "https://example.com/a|\u2019",
                "https://example.com/a|\u201d",
                "https://example.com/a|»",
                "https://example.com/wiki/日本|。次は",
                "https://example.com/wiki/日本|、次は",
                "https://example.com/wiki/日本|」と",
                "https://example.com/wiki/日本|）と",
                "https://example.com/wiki/日本|！",
                "https://example.com/wiki/日本|？",
                "https://example.com/wiki/日本|．",
                "https://example.com/wiki/日本|｡",
                "https://example.com/wiki/日本|：",
                "https://example.com/wiki/भारत|।",
                "https://example.com/wiki/العربية|،",
                "https://example.com/wiki/العربية|؟",
                "https://example.com/wiki/اردو|۔",
                "https://example.com/wiki/Հայաստան|։",
                "https://example.com/wiki/Ελλάδα|\u037e",
                "https://example.com/wiki/Ελλάδα|\u0387",
                "https://example.com/wiki/ኢትዮጵያ|።",
                "https://example.com/wiki/ខ្មែរ|។",
                "https://example.com/wiki/မြန်မာ|။",
                "https://example.com/wiki/བོད་ཡིག|།",
                "https://example.com/wiki/ไทย|๚",
                "https://example.com/a|—",
                "https://example.com/a|👍🏽",
                "https://example.com/a|❤\ufe0f",
                // Brackets that are not the link's.
                "https://example.com/a|)",
                "https://example.com/a_(b)|).",
                "https://example.com/?q=(foo)|),",
                "https://example.com/?q=1|)",
                "https://example.com/a|]",
                "https://example.com/a|}",
                "https://example.com/a|(see",
                "https://example.com/a|{b",
                "https://example.com/a|<b>",
                // What nobody sees ends it.
                "https://example.com/a|\u202eb",
                "https://example.com/a|\u00a0b",
                "https://example.com/日本|\u3000次",
                "https://example.com/a|\u00adb",
                // Without a scheme a fragment needs a path.
                "example.com|#tag",
                "example.com/#tag"
            })
    void aLinkEndsWhereItsSentenceGoesOn(String text) {
        boolean isOfTheLink = text.endsWith("a–b|c=d");
        String link = isOfTheLink ? text : text.split("\\|", 2)[0];
        String shown = isOfTheLink ? text : link + text.substring(link.length()).replace("|", "");
        assertThat(parser.parse(shown).urls()).containsExactly(link);
        assertThat(parser.parse("見て " + shown + " again").urls()).containsExactly(link);
    }

    @Test
    void roundBracketsOfAQueryNeedNoPartnerWithinIt() {
        assertThat(parser.parse("https://example.com/?a=1)&b=(2 x").urls())
                .containsExactly("https://example.com/?a=1)&b=(2");
    }

    @Test
    void whatIsInALinkIsNoHashtagAndNoMention() {
        var parsed = parser.parse("https://example.com/日本#東京/@ann https://example.com/?x={1}#y");
        assertThat(parsed.hashtags()).isEmpty();
        assertThat(parsed.usernames()).isEmpty();
        assertThat(parsed.urls())
                .isEqualTo(
                        List.of("https://example.com/日本#東京/@ann", "https://example.com/?x={1}#y"));
    }
}
