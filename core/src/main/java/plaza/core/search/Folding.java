package plaza.core.search;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Map;

/**
 * Makes texts alike that people take for the same: upper and lower case, accents, ligatures, full
 * and half width. What PostgreSQL's {@code simple} dictionary and its {@code unaccent} do, done
 * before the text reaches an engine, so that all engines agree; Unicode's compatibility forms
 * (NFKC) come on top. Marks go where they are an accent (Latin, Greek, Cyrillic, Arabic, Hebrew)
 * and stay where they are a vowel or change the sound (Devanagari, Thai, kana).
 */
final class Folding {
    /** Letters that Unicode does not take apart; as in PostgreSQL's {@code unaccent.rules}. */
    private static final Map<Integer, String> LETTERS =
            Map.ofEntries(
                    Map.entry((int) 'ß', "ss"),
                    Map.entry((int) 'æ', "ae"),
                    Map.entry((int) 'œ', "oe"),
                    Map.entry((int) 'ø', "o"),
                    Map.entry((int) 'ð', "d"),
                    Map.entry((int) 'đ', "d"),
                    Map.entry((int) 'ħ', "h"),
                    Map.entry((int) 'ı', "i"),
                    Map.entry((int) 'ł', "l"),
                    Map.entry((int) 'ŋ', "n"),
                    Map.entry((int) 'ŧ', "t"),
                    Map.entry((int) 'þ', "th"),
                    // Not of unaccent: the same letter at the end of a Greek word.
                    Map.entry((int) 'ς', "σ"));

    /** Arabic's tatweel stretches a word and says nothing. */
    private static final int TATWEEL = 0x0640;

    private Folding() {}

    static String fold(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(lower, Form.NFD);
        var folded = new StringBuilder(apart.length());
        boolean accents = false;
        for (int at = 0, length; at < apart.length(); at += length) {
            int letter = apart.codePointAt(at);
            length = Character.charCount(letter);
            if (isMark(letter)) {
                if (!accents && Character.getType(letter) != Character.ENCLOSING_MARK) {
                    folded.appendCodePoint(letter);
                }
            } else if (letter != TATWEEL) {
                accents = hasAccents(letter);
                String other = LETTERS.get(letter);
                if (other == null) {
                    folded.appendCodePoint(letter);
                } else {
                    folded.append(other);
                }
            }
        }
        return Normalizer.normalize(folded, Form.NFC);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /** Emoji too are followed by such marks; they belong to them. */
    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean hasAccents(int letter) {
        return Character.isLetterOrDigit(letter)
                && switch (Character.UnicodeScript.of(letter)) {
                    case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON -> true;
                    default -> false;
                };
    }
}
