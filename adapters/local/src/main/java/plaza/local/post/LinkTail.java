package plaza.local.post;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Path, query and fragment of a link behind its host: letters, digits and marks of all scripts, and
 * what else RFC 3986 and 3987 let stand there, with brackets in balance, up to the punctuation that
 * ends a sentence. Looks at each character once or twice. For one link.
 */
final class LinkTail {
    private static final String ASCII = "-._~%!$&'*+,;=:@/?#|";

    /** Ends a sentence, or a part of it, where nothing of the link follows. */
    private static final String ENDS = ".,!?:;'|";

    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final char APOSTROPHE = '\u2019';
    private static final char NON_JOINER = '\u200c';
    private static final char JOINER = '\u200d';

    private final String word;
    private final int from;

    /** Where brackets that are open now were opened. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /** Closing brackets that close nothing. */
    private final BitSet loose = new BitSet();

    private int query;

    private LinkTail(String word, int from) {
        this.word = word;
        this.from = from;
        this.query = word.length();
    }

    /**
     * @param from where the host ends
     * @param hasScheme whether it is sure to be a link, also where a fragment follows its host
     * @return where the link ends
     */
    static int end(String word, int from, boolean hasScheme) {
        boolean begins =
                from < word.length() && (hasScheme ? "/?#" : "/?").indexOf(word.charAt(from)) >= 0;
        var tail = new LinkTail(word, from);
        return begins ? tail.trimmed(tail.balanced(tail.read())) : from;
    }

    private int read() {
        int at = from;
        while (at < word.length()) {
            int sign = word.codePointAt(at);
            if (OPENING.indexOf(sign) >= 0) {
                open.push(at);
            } else if (CLOSING.indexOf(sign) >= 0) {
                if (!closes(at)) {
                    return at;
                }
            } else if (!isTaken(sign)) {
                return at;
            }
            if ((sign == '?' || sign == '#') && query > at) {
                query = at;
            }
            at += Character.charCount(sign);
        }
        return at;
    }

    /** Says whether the link may go on behind a closing bracket. */
    private boolean closes(int at) {
        char sign = word.charAt(at);
        boolean fits =
                !open.isEmpty()
                        && OPENING.indexOf(word.charAt(open.peek())) == CLOSING.indexOf(sign);
        if (fits) {
            open.pop();
        } else {
            loose.set(at);
        }
        return fits || isFree(sign, at);
    }

    /** Square ones need no partner, nor do round ones in a query. */
    private boolean isFree(char bracket, int at) {
        return switch (bracket) {
            case '[', ']' -> true;
            case '(', ')' -> at > query;
            default -> false;
        };
    }

    /** Up to the first bracket that needs a partner and has none. */
    private int balanced(int end) {
        int first = end;
        for (int at : open) {
            loose.set(at);
            if (!isFree(word.charAt(at), at)) {
                first = at;
            }
        }
        return first;
    }

    private int trimmed(int end) {
        int last = end;
        while (last > from) {
            int sign = word.codePointBefore(last);
            int before = last - Character.charCount(sign);
            if (!ends(sign) && !loose.get(before)) {
                return last;
            }
            last = before;
        }
        return last;
    }

    private static boolean isTaken(int sign) {
        if (sign < 128) {
            return Character.isLetterOrDigit(sign) || ASCII.indexOf(sign) >= 0;
        }
        return switch (Character.getType(sign)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            case Character.OTHER_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    !isOfSquares(sign);
            default -> sign == APOSTROPHE || sign == JOINER || sign == NON_JOINER;
        };
    }

    /**
     * Full stops, commas and signs as wide as ideographs, which end a part of a sentence though no
     * space follows.
     */
    private static boolean isOfSquares(int sign) {
        return (sign >= 0x3001 && sign <= 0x3003)
                || (sign >= 0xfe10 && sign <= 0xfe19)
                || (sign >= 0xfe30 && sign <= 0xfe6b)
                || (sign >= 0xff01 && sign <= 0xff65);
    }

    /** Whether it belongs to the sentence where a link is at its end. */
    private static boolean ends(int sign) {
        if (sign < 128) {
            return ENDS.indexOf(sign) >= 0;
        }
        int type = Character.getType(sign);
        return type == Character.OTHER_PUNCTUATION
                || type == Character.DASH_PUNCTUATION
                || sign == APOSTROPHE
                || sign == JOINER
                || sign == NON_JOINER
                || sign == 0xfe0f
                || Character.isEmoji(sign);
    }
}
