package plaza.core.search;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;

/**
 * A hashtag and how many public root posts of open accounts have it. Ordered by these, the most
 * first, ties by the tag's code points upwards.
 */
public record HashtagCount(String hashtag, long posts) implements Comparable<HashtagCount> {
    private static final Comparator<HashtagCount> ORDER =
            Comparator.comparingLong(HashtagCount::posts)
                    .reversed()
                    .thenComparing(HashtagCount::hashtag, HashtagCount::compareCodePoints);

    public Cursor toCursor() {
        return new Cursor(posts + "." + hashtag);
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable HashtagCount of(@Nullable Cursor cursor) {
        if (cursor == null) {
            return null;
        }
        String value = cursor.value();
        int dot = value.indexOf('.');
        boolean valid =
                dot > 0
                        && dot <= 18
                        && value.chars().limit(dot).allMatch(c -> c >= '0' && c <= '9')
                        && dot + 1 < value.length()
                        && value.codePoints().skip(dot + 1).allMatch(HashtagCount::isTag);
        if (!valid) {
            throw Cursor.invalid();
        }
        return new HashtagCount(value.substring(dot + 1), Long.parseLong(value.substring(0, dot)));
    }

    /** What may stand in hashtags, and so nothing that a database cannot store. */
    private static boolean isTag(int sign) {
        if (sign < 128) {
            return sign == '_' || Character.isLetterOrDigit(sign);
        }
        return Character.getType(sign) != Character.SURROGATE && !Character.isISOControl(sign);
    }

    private static int compareCodePoints(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        return Arrays.compare(a, b);
    }

    @Override
    public int compareTo(HashtagCount other) {
        return ORDER.compare(this, other);
    }
}
