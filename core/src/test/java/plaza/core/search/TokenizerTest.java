package plaza.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts in many scripts, and what can be found of them. */
final class TokenizerTest {
    private static List<String> terms(String text) {
        return Tokenizer.tokens(text).stream().map(Token::term).toList();
    }

    /** Whether somebody who types this finds that. */
    private static boolean finds(String typed, String text) {
        List<Token> tokens = Tokenizer.tokens(text);
        Phrase phrase = Phrase.of(typed);
        return !phrase.isEmpty()
                && tokens.stream()
                        .anyMatch(
                                start ->
                                        phrase.terms().stream()
                                                .allMatch(
                                                        term ->
                                                                stands(
                                                                        term,
                                                                        start.position(),
                                                                        tokens)));
    }

    private static boolean stands(Phrase.Term term, int start, List<Token> tokens) {
        int position = start + term.offset();
        return position < tokens.size()
                && (term.prefix()
                        ? tokens.get(position).term().startsWith(term.text())
                        : tokens.get(position).term().equals(term.text()));
    }

    @Test
    void wordsAreLettersAndDigits() {
        assertThat(terms("Hello, world_2! don't https://example.org/a-b"))
                .containsExactly(
                        "hello", "world", "2", "don", "t", "https", "example", "org", "a", "b");
        assertThat(terms("… — !? () $ \u200b \n\t")).isEmpty();
        assertThat(terms("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Zürich, zurich",
        "Zu\u0308rich, zurich",
        "ＡＢＣ１２, abc12",
        "STRASSE, strasse",
        "Straße, strasse",
        "STRAẞE, strasse",
        "İstanbul, istanbul",
        "ISTANBUL, istanbul",
        "ıstanbul, istanbul",
        "Ægir, aegir",
        "œuvre, oeuvre",
        "Łódź, lodz",
        "søren, soren",
        "đường, duong",
        "ΟΔΥΣΣΕΎΣ, οδυσσευσ",
        "Ёлка, елка",
        "ﬁnance, finance",
        "e\u0301\u0301\u0301, e",
        "co\u00adop\u200der, cooper",
        "مَرْحَبًا, مرحبا",
        "مـرحـبا, مرحبا",
        "שָׁלוֹם, שלום",
        "ﾃﾞｰﾀ, データ"
    })
    void whatLooksAlikeIsTheSame(String text, String folded) {
        assertThat(String.join("", Tokenizer.words(text))).isEqualTo(folded);
        assertThat(finds(folded, text)).isTrue();
        assertThat(finds(text, folded)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"が, か", "हिन्दी, हनद", "ไทย, ไท", "й, 👍"})
    void marksThatAreMoreThanAnAccentStay(String one, String other) {
        assertThat(finds(one, other)).isFalse();
    }

    @Test
    void scriptsWithoutSpacesBecomePairs() {
        assertThat(terms("東京都に")).containsExactly("東京", "京都", "都に", "に");
        assertThat(terms("猫")).containsExactly("猫");
        assertThat(terms("iPhone買った。はい")).containsExactly("iphone", "買っ", "った", "た", "はい", "い");
    }

    @ParameterizedTest
    @CsvSource({
        "京都, 東京都に行った",
        "東京都に, 東京都に行った",
        "東, 東京都に行った",
        "都, 東京都に行った",
        "た, 東京都に行った",
        "コーヒー, 美味しいコーヒーを飲む",
        "ー, コーヒー",
        "天气, 今天天气很好",
        "好, 今天天气很好",
        "학교, 나는 학교에서 공부한다",
        "에서, 나는 학교에서 공부한다",
        "สวัสดี, สวัสดีครับเพื่อน",
        "เพื่อน, สวัสดีครับเพื่อน",
        "မင်္ဂလာ, မင်္ဂလာပါ",
        "hindi हिन्दी, hindi हिन्दी भाषा",
        "العربية, اللغة العربية"
    })
    void everyPartOfARunIsFound(String typed, String text) {
        assertThat(finds(typed, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"京東, 東京都に行った", "東都, 東京都に行った", "教学, 学校教育", "気天, 今天天气很好", "교학, 학교", "好今, 今天好"})
    void otherOrdersAreNotFound(String typed, String text) {
        assertThat(finds(typed, text)).isFalse();
    }

    @Test
    void anEmojiIsOneTokenWithAllThatIsJoinedToIt() {
        assertThat(terms("👍🏿👍")).containsExactly("👍", "👍");
        assertThat(terms("👨\u200d👩\u200d👧\u200d👦!"))
                .containsExactly("👨\u200d👩\u200d👧\u200d👦");
        assertThat(terms("👩🏽\u200d🚀")).containsExactly("👩\u200d🚀");
        assertThat(terms("❤\ufe0f")).containsExactly("❤");
        assertThat(terms("🇳🇵🇩🇪")).containsExactly("🇳🇵", "🇩🇪");
        assertThat(terms("1\ufe0f\u20e3")).containsExactly("1");
        assertThat(terms("a😀b")).containsExactly("a", "😀", "b");
        assertThat(terms("🏴\udb40\udc67\udb40\udc62\udb40\udc7f")).hasSize(1);
        assertThat(terms("\ud83c\udffd \ud83c\uddf3")).isEmpty();
    }

    @Test
    void aFamilyIsNotItsMembers() {
        assertThat(finds("👨", "👨\u200d👩\u200d👧")).isFalse();
        assertThat(finds("👍🏽", "gut 👍🏻")).isTrue();
    }

    @Test
    void longWordsAreCutAlikeInTextAndQuery() {
        String word = "x".repeat(5_000);

        assertThat(terms(word)).containsExactly("x".repeat(Tokenizer.MAX_TERM));
        assertThat(finds(word, word)).isTrue();
        assertThat(terms("\ud83d\ude00".repeat(2_000))).hasSize(2_000);
        assertThat(terms("\ufdfa".repeat(2_000)).size()).isLessThanOrEqualTo(8_001);
    }

    @Test
    void halvesOfSurrogatePairsDoNoHarm() {
        assertThat(terms("a\ud800b \udc00")).containsExactly("a", "b");
    }

    @Test
    void positionsCountTokensAndCharactersOfRuns() {
        assertThat(Tokenizer.tokens("a 東京 b"))
                .extracting(Token::position)
                .containsExactly(0, 1, 2, 3);
        assertThat(Phrase.of("a 東京 b").terms())
                .containsExactly(
                        new Phrase.Term("a", 0, false),
                        new Phrase.Term("東京", 1, false),
                        new Phrase.Term("b", 3, false));
    }
}
