package plaza.core.post;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import plaza.core.Characters;

/**
 * Which hashtags are the same: those that look the same, and those that differ by upper and lower
 * case or by compatibility forms only, as in the mapping of UTS #46. Letters that are others, with
 * accents or without, are not ({@code café}, {@code cafe}).
 */
public final class Hashtags {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int DOT_ABOVE = 0x0307;

    private Hashtags() {}

    /**
     * The form under which a hashtag is stored, counted and looked up: NFKC, lower case, without
     * the sign before it and without what is not seen. Its own form is itself.
     */
    public static String normal(String tag) {
        String name = tag.startsWith("#") || tag.startsWith("＃") ? tag.substring(1) : tag;
        if (name.chars().allMatch(c -> c < 128)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String lower = Normalizer.normalize(name, Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(seen(Normalizer.normalize(lower, Form.NFKC)), Form.NFKC);
    }

    private static String seen(String tag) {
        var seen = new StringBuilder(tag.length());
        int before = 0;
        for (int at = 0, length; at < tag.length(); at += length) {
            int sign = tag.codePointAt(at);
            length = Character.charCount(sign);
            boolean kept =
                    isJoiner(sign)
                            ? changesShapes(before) && changesShapes(next(tag, at + length))
                            : !Characters.isIgnorable(sign)
                                    // The lower case of İ has a dot more than an i has already.
                                    && !(sign == DOT_ABOVE && before == 'i');
            if (kept) {
                seen.appendCodePoint(sign);
                before = isJoiner(sign) ? 0 : sign;
            }
        }
        return seen.toString();
    }

    /** What is seen next; 0 at the end. */
    private static int next(String tag, int from) {
        for (int at = from, length; at < tag.length(); at += length) {
            int sign = tag.codePointAt(at);
            length = Character.charCount(sign);
            if (!Characters.isIgnorable(sign)) {
                return sign;
            }
        }
        return 0;
    }

    private static boolean isJoiner(int sign) {
        return sign == ZERO_WIDTH_NON_JOINER || sign == ZERO_WIDTH_JOINER;
    }

    /**
     * Whether a joiner beside this letter may be seen: in scripts whose letters join, as Arabic and
     * those of India. In others it makes a tag that looks like another and is not.
     */
    private static boolean changesShapes(int sign) {
        if (sign == 0) {
            return false;
        }
        int type = Character.getType(sign);
        boolean part =
                Character.isLetter(sign)
                        || type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK;
        return part
                && switch (Character.UnicodeScript.of(sign)) {
                    case COMMON,
                            INHERITED,
                            LATIN,
                            GREEK,
                            CYRILLIC,
                            ARMENIAN,
                            GEORGIAN,
                            HEBREW,
                            HAN,
                            HIRAGANA,
                            KATAKANA,
                            HANGUL,
                            BOPOMOFO,
                            THAI,
                            LAO ->
                            false;
                    default -> true;
                };
    }
}
