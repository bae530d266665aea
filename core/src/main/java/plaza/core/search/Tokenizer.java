package plaza.core.search;

import java.util.ArrayList;
import java.util.List;
import plaza.core.search.Token.Kind;

/**
 * Takes a text apart into terms, the same for what is indexed and what is asked.
 *
 * <ul>
 *   <li>Words are runs of letters, digits and their marks, folded ({@link Folding}).
 *   <li>Scripts without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese), and Korean, whose
 *       particles stick to the word, become overlapping pairs of characters, and the last character
 *       by itself: every character begins one token. So every part of a run can be found, as a
 *       phrase of pairs, or by a prefix where it is one character. Pairs are what Lucene's {@code
 *       CJKBigramFilter} makes, too; no dictionary is needed.
 *   <li>An emoji is one token, with all that is joined to it (UAX #29, rule GB11); skin tones and
 *       variation selectors are left out, as accents are. Two regional indicators are a flag.
 *   <li>Everything else only separates.
 * </ul>
 */
public final class Tokenizer {
    /** Longer words are cut; a lexeme of PostgreSQL holds 2,046 bytes. */
    static final int MAX_TERM = 64;

    /** Of one text; compatibility forms can make eighteen characters out of one. */
    private static final int MAX_TOKENS = 8_000;

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Tokenizer(String text) {
        this.text = text;
    }

    public static List<Token> tokens(String text) {
        var tokenizer = new Tokenizer(Folding.fold(text));
        tokenizer.run(false);
        return tokenizer.tokens;
    }

    /** The words of a name, runs of any script whole. */
    static List<String> words(String text) {
        var tokenizer = new Tokenizer(Folding.fold(text));
        tokenizer.run(true);
        return tokenizer.tokens.stream().map(Token::term).toList();
    }

    private void run(boolean whole) {
        int at = 0;
        while (at < text.length() && tokens.size() < MAX_TOKENS) {
            int letter = text.codePointAt(at);
            if (Character.isExtendedPictographic(letter)) {
                at = emoji(at);
            } else if (isRegional(letter)) {
                at = flag(at);
            } else if (isUnspaced(letter)) {
                at = run(at, whole);
            } else if (Character.isLetterOrDigit(letter)) {
                at = word(at);
            } else {
                at += Character.charCount(letter);
            }
        }
    }

    private int word(int from) {
        var word = new StringBuilder();
        int at = from;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (isPart(letter) && !isUnspaced(letter)) {
                word.appendCodePoint(letter);
            } else if (!isIgnored(letter)) {
                break;
            }
            at += Character.charCount(letter);
        }
        add(word.toString(), Kind.WORD);
        return at;
    }

    private int run(int from, boolean whole) {
        List<String> letters = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (isUnspaced(letter)) {
                letters.add(Character.toString(letter));
            } else if (!isIgnored(letter)) {
                break;
            }
            at += Character.charCount(letter);
        }
        if (whole) {
            add(String.join("", letters), Kind.WORD);
            return at;
        }
        for (int i = 0; i < letters.size() - 1 && tokens.size() < MAX_TOKENS; i++) {
            add(letters.get(i) + letters.get(i + 1), Kind.PAIR);
        }
        add(letters.getLast(), letters.size() == 1 ? Kind.SINGLE : Kind.LAST);
        return at;
    }

    private int emoji(int from) {
        var emoji = new StringBuilder();
        int at = from;
        boolean joined = true;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            if (sign == ZERO_WIDTH_JOINER) {
                joined = true;
            } else if (joined && Character.isExtendedPictographic(sign)) {
                if (!emoji.isEmpty()) {
                    emoji.appendCodePoint(ZERO_WIDTH_JOINER);
                }
                emoji.appendCodePoint(sign);
                joined = false;
            } else if (isTag(sign)) {
                emoji.appendCodePoint(sign);
            } else if (!Character.isEmojiModifier(sign) && !isVariation(sign)) {
                break;
            }
            at += Character.charCount(sign);
        }
        add(emoji.toString(), Kind.EMOJI);
        return at;
    }

    private int flag(int from) {
        int first = text.codePointAt(from);
        int at = from + Character.charCount(first);
        if (at < text.length() && isRegional(text.codePointAt(at))) {
            int second = text.codePointAt(at);
            add(Character.toString(first) + Character.toString(second), Kind.EMOJI);
            return at + Character.charCount(second);
        }
        return at;
    }

    private void add(String term, Kind kind) {
        String kept = term;
        if (term.codePointCount(0, term.length()) > MAX_TERM) {
            kept = term.substring(0, term.offsetByCodePoints(0, MAX_TERM));
        }
        tokens.add(new Token(kept, position++, kind));
    }

    private static boolean isPart(int letter) {
        return Character.isLetterOrDigit(letter)
                || switch (Character.getType(letter)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
                            !isVariation(letter);
                    default -> false;
                };
    }

    /** Stands within words and runs without being part of them: joiners, soft hyphens, marks. */
    private static boolean isIgnored(int sign) {
        return Character.getType(sign) == Character.FORMAT || isVariation(sign);
    }

    private static boolean isVariation(int sign) {
        return (sign >= 0xFE00 && sign <= 0xFE0F) || (sign >= 0xE0100 && sign <= 0xE01EF);
    }

    /** Spells out a region in the flags of England, Scotland and Wales. */
    private static boolean isTag(int sign) {
        return sign >= 0xE0020 && sign <= 0xE007F;
    }

    private static boolean isRegional(int sign) {
        return sign >= 0x1F1E6 && sign <= 0x1F1FF;
    }

    private static boolean isUnspaced(int letter) {
        if (letter < 0x0E00) {
            return false;
        }
        if (letter == 0x30FC) {
            // Makes the vowel before it long; Unicode counts it to no script.
            return true;
        }
        return isPart(letter)
                && switch (Character.UnicodeScript.of(letter)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR ->
                            true;
                    default -> false;
                };
    }
}
