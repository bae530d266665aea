package plaza.local.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.twitter.twittertext.Extractor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plaza.core.post.Hashtags;
import plaza.core.post.TextParser.Parsed;

final class TwitterTextParserTest {
    private final TwitterTextParser parser = new TwitterTextParser();

    private List<String> hashtags(String text) {
        return parser.parse(text).hashtags();
    }

    private List<String> usernames(String text) {
        return parser.parse(text).usernames();
    }

    private List<String> urls(String text) {
        return parser.parse(text).urls();
    }

    @Test
    void anEmptyTextSpeaksOfNothing() {
        assertThat(parser.parse("")).isEqualTo(new Parsed(List.of(), List.of(), List.of()));
    }

    @Test
    void findsEachOnceInTheOrderOfTheText() {
        assertThat(parser.parse("#b @y https://b.org #a\n@x #B\t@Y https://a.org https://b.org"))
                .isEqualTo(
                        new Parsed(
                                List.of("b", "a"),
                                List.of("y", "x"),
                                List.of("https://b.org", "https://a.org")));
    }

    @Test
    void hashtagsAreOfAnyScript() {
        assertThat(hashtags("#Grüße, #ПРИВЕТ! #天気 ＃日本 #שלום #नमस्ते #c_3"))
                .containsExactly("grüße", "привет", "天気", "日本", "שלום", "नमस्ते", "c_3");
    }

    @Test
    void hashtagsAreTheSameInEveryNormalFormAndCase() {
        assertThat(hashtags("#Cafe\u0301 #café #CAFÉ #ｃａｆé")).containsExactly("café");
    }

    @Test
    void numbersEmojiAndLoneSignsAreNoHashtags() {
        assertThat(hashtags("#1 #2024 # ## #😀 #👩‍👩‍👧 a#b &#x #!")).isEmpty();
    }

    @Test
    void aHashtagOfMoreThan100CharactersIsNone() {
        assertThat(hashtags("#" + "a".repeat(100))).containsExactly("a".repeat(100));
        assertThat(hashtags("#" + "a".repeat(101))).isEmpty();
        // One character that becomes 18.
        assertThat(hashtags("#a" + "\uFDFA".repeat(6))).isEmpty();
    }

    @Test
    void aHashtagIsLookedUpUnderTheFormItIsStoredIn() {
        assertThat(Hashtags.normal("#Cafe\u0301")).isEqualTo("café");
        assertThat(Hashtags.normal("CAFÉ")).isEqualTo("café");
        assertThat(Hashtags.normal("＃İ")).isEqualTo("i");
        assertThat(Hashtags.normal("")).isEmpty();
    }

    @Test
    void mentionsKeepTheirSpellingAndComeOnce() {
        assertThat(usernames("@Alice, (@bob_2) ＠carol: @ALICE .@dave"))
                .containsExactly("Alice", "bob_2", "carol", "dave");
    }

    @Test
    void addressesAreNoMentions() {
        assertThat(usernames("mail alice@example.com or a@b")).isEmpty();
    }

    @Test
    void aNameOfMoreThan20CharactersIsNobody() {
        assertThat(usernames("@" + "a".repeat(20))).containsExactly("a".repeat(20));
        assertThat(usernames("@" + "a".repeat(21))).isEmpty();
        assertThat(usernames("@" + "a".repeat(20) + "é")).isEmpty();
    }

    @Test
    void urlsAreAsWrittenWithoutThePunctuationAround() {
        assertThat(
                        urls(
                                "See (https://Example.com/a_(b)?q=1#top), http://münchen.de/ü;"
                                        + " example.org. \"www.example.com/x\"!"))
                .containsExactly(
                        "https://Example.com/a_(b)?q=1#top",
                        "http://münchen.de/ü",
                        "example.org",
                        "www.example.com/x");
    }

    @Test
    void aUrlMayBeginTheTextAndWithAnyLetter() {
        assertThat(urls("Über.de")).containsExactly("Über.de");
        assertThat(urls("über.de Über.de")).containsExactly("über.de", "Über.de");
    }

    @Test
    void whatLooksLikeAUrlButHasNoTopLevelDomainIsNone() {
        assertThat(urls("e.g. this. And that...or file.notatld http:// http://localhost 1.5"))
                .isEmpty();
    }

    @Test
    void whatLiesWithinAUrlIsNeitherHashtagNorMention() {
        assertThat(parser.parse("https://example.com/@bob/#tag and https://example.com/#x"))
                .isEqualTo(
                        new Parsed(
                                List.of(),
                                List.of(),
                                List.of(
                                        "https://example.com/@bob/#tag",
                                        "https://example.com/#x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/@ann/#tag",
                "https://pics.internal/@ann/5#tag",
                "https://pics.internal/a-#tag",
                "https://host.notatld:99999/@ann?x=@bob",
                "HTTPS://[::1]:3000/@ann#/#tag",
                "https://ann:secret@example.com/@ann",
                "https://example.com/a'/@ann",
                "ftp://files/@ann/#tag",
                "gemini://geminiprotocol/~/@ann",
                "(see:http://localhost/(@ann))",
                "見てhttp://localhost/@ann",
                "mailto:@ann",
                "mailto:ann@localhost?cc=@ann",
                "xmpp:@ann/#tag",
                "pics.internal/@ann/#tag",
                "localhost/@ann",
                "localhost:8080/@ann",
                "10.0.0.1/@ann",
                "pics.internal:8080/#tag",
                "pics.internal?by=@ann&tag=/#tag",
                "münchen.intern/@ann",
                "josé@example.com",
                "josé@localhost",
                "иван@пример.рф",
                "ann.o'hara-@example.com",
                "\"ann\"@example.com",
                "ann+~@example.com",
            })
    void whatLiesWithinAnyAddressIsNeitherHashtagNorMention(String address) {
        Parsed parsed = parser.parse("x " + address + " y");

        assertThat(parsed.usernames()).isEmpty();
        assertThat(parsed.hashtags()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cc:@ann/#tag",
                "News:@ann,#tag",
                "(@ann/#tag)",
                "@ann/@ann:#tag",
                "http://localhost/x,@ann,#tag",
                "<http://localhost/>@ann #tag",
                "「http://localhost/」@ann #tag",
                "24/7/@ann #tag",
                "1.5/@ann #tag",
                ".@ann ...#tag",
                "こんにちは@ann #tag",
                "@ann. #tag.",
                "@ann?x=/#tag",
                "what?@ann #tag",
                "://@ann #tag",
                ":@ann /#tag",
            })
    void whatStandsBesideAnAddressIsFound(String text) {
        Parsed parsed = parser.parse(text);

        assertThat(parsed.usernames()).containsExactly("ann");
        assertThat(parsed.hashtags()).containsExactly("tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#tag\u200d",
                "#tag\ufe0f",
                "#tag\u200c\ufe0e",
                "#t\u200dag",
                "#ta\u034fg",
                "#tag\u3164"
            })
    void hashtagsThatLookTheSameAreTheSame(String text) {
        assertThat(hashtags(text)).containsExactly("tag");
    }

    @Test
    void aHashtagShowsALetter() {
        assertThat(hashtags("#\u3164 #\u115f\u1160 #1\u3164 #\u200d\ufe0f")).isEmpty();
    }

    @Test
    void aHostLongerThanNamesMayBeIsNoUrl() {
        assertThat(urls("http://" + "a".repeat(64) + ".com")).isEmpty();
        assertThat(urls("http://" + "ü".repeat(1_900) + ".de")).isEmpty();
        assertThat(urls("http://" + "abc.".repeat(100) + "com")).isEmpty();
    }

    @Test
    void aLongUrlIsFoundWhole() {
        String url =
                "https://example.com/" + "c-d_e/".repeat(200) + "?" + "k=%20v&".repeat(90) + "z";
        assertThat(urls("x " + url)).containsExactly(url);
    }

    @Test
    void theLastWordOfALongTextIsRead() {
        assertThat(parser.parse("Hello there.Again ".repeat(100) + "#tag @bob https://example.com"))
                .isEqualTo(
                        new Parsed(List.of("tag"), List.of("bob"), List.of("https://example.com")));
    }

    /** Each made longer until it has 2,000 characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "@",
                "＃",
                "#a",
                "@a",
                "#1",
                "$A ",
                "a.",
                "www.",
                "a-",
                "a_.",
                ".",
                "/",
                ":",
                "http://",
                "http://a.",
                "http://a.com/(a)",
                "(a)",
                "((",
                "a.com/",
                "a.co/(",
                "?=&",
                "a.com?",
                "ü.",
                "中.",
                "中国.中国",
                "👩‍👩‍👧‍👦",
                "#👍🏽",
                "\u202E#ש",
                "\u0301",
                "#\u0301",
                "#\uFDFA",
                "\uFE0F#",
                "@a/b",
                "RT @a:",
                "\u2028",
                "\uFEFF",
                "xn--a.",
                "1.0.",
                "a.a/@"
            })
    void noTextTakesLong(String part) {
        String repeated = part.repeat(2_000 / part.codePointCount(0, part.length()));
        for (String start : List.of("", "#", "@a", "http://", "http://a.com/", "http://a.com/(")) {
            // A hundred times what the slowest of these takes on a machine of 2024.
            Assertions.assertTimeout(
                    Duration.ofSeconds(3), () -> parser.parse(start + repeated), start + part);
        }
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll("texts") String text) {
        assertThatCode(() -> parser.parse(text)).doesNotThrowAnyException();
        Parsed parsed = parser.parse(text);
        assertThat(parsed.hashtags())
                .doesNotHaveDuplicates()
                .allSatisfy(
                        tag -> {
                            assertThat(tag.codePointCount(0, tag.length())).isBetween(1, 100);
                            assertThat(Hashtags.normal(tag)).isEqualTo(tag);
                        });
        assertThat(parsed.usernames()).allMatch(name -> name.matches("[A-Za-z0-9_]{1,20}"));
        assertThat(parsed.usernames()).allMatch(text::contains);
        assertThat(parsed.urls()).doesNotHaveDuplicates().allMatch(text::contains);
    }

    @Property(tries = 500)
    void findsWhatTheLibraryFinds(@ForAll("sentences") String text) {
        var usernames = new LinkedHashMap<String, String>();
        var hashtags = new LinkedHashSet<String>();
        var urls = new LinkedHashSet<String>();
        for (var entity : new Extractor().extractEntitiesWithIndices(" " + text)) {
            String value = entity.getValue();
            switch (entity.getType()) {
                case HASHTAG -> {
                    // Some are of joiners and digits alone, and no tags once they are folded.
                    String tag = Hashtags.normal(value);
                    if (tag.codePoints().anyMatch(Character::isLetter)) {
                        hashtags.add(tag);
                    }
                }
                case MENTION -> usernames.putIfAbsent(value.toLowerCase(Locale.ROOT), value);
                case URL -> urls.add(value);
                case CASHTAG -> assertThat(value).isNotEmpty();
            }
        }
        Parsed parsed = parser.parse(text);
        // The library drops an address that overlaps with a hashtag within another address, and
        // ends
        // links where letters begin that it does not know.
        assertThat(urls)
                .allMatch(url -> parsed.urls().stream().anyMatch(link -> link.contains(url)));
        if (!urls.isEmpty() || text.matches("(?s).*([/:]|[\\p{L}\\p{N}][^@\\s]*@).*")) {
            // The library finds some within addresses that it does not know.
            assertThat(hashtags).containsAll(parsed.hashtags());
            assertThat(usernames.values()).containsAll(parsed.usernames());
        } else {
            assertThat(parsed.urls()).isEqualTo(List.copyOf(urls));
            assertThat(parsed.hashtags()).isEqualTo(List.copyOf(hashtags));
            assertThat(parsed.usernames()).isEqualTo(List.copyOf(usernames.values()));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(5);
        return Arbitraries.oneOf(anything, parts())
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> sentences() {
        return parts().list().ofMaxSize(12).map(list -> String.join("", list));
    }

    private static Arbitrary<String> parts() {
        return Arbitraries.of(
                "#",
                "@",
                "＃",
                "＠",
                "tag",
                "Ünï",
                "天気",
                "bob_1",
                "_",
                "9",
                " ",
                "\n",
                "\t",
                ".",
                ",",
                "!",
                "(",
                ")",
                ":",
                "/",
                "://",
                "http://",
                "https://",
                "www.",
                "example.com",
                "a.co.jp",
                "/path_(x)",
                "?q=1&r=2",
                "#frag",
                "-",
                "😀",
                "👩‍👩‍👧",
                "\uFE0F",
                "\u200d",
                "\u202E",
                "שלום",
                "e\u0301",
                "\u3000",
                "RT ",
                "$CASH",
                "&",
                "'s",
                "…");
    }
}
