package plaza.core.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;

/**
 * A hashtag and how many public root posts of open accounts have it. Ordered by these, the most
 * first, ties by the tag's code points upwards.
 */
public record HashtagCount(String hashtag, long posts) implements Comparable<HashtagCount> {
    // Of a tag what may stand in hashtags, and so nothing that a database cannot store: no
    // half of a surrogate pair, no control character.
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18})\\.([\\w[^\\x00-\\x9f\\p{Cs}]]+)");

    private static final Comparator<HashtagCount> ORDER =
            Comparator.comparingLong(HashtagCount::posts)
                    .reversed()
                    .thenComparing(HashtagCount::hashtag, HashtagCount::compareCodePoints);

    public Cursor toCursor() {
        return new Cursor(posts + "." + hashtag);
    }

    /** The place that a cursor of {@link #toCursor} names; null for the beginning. */
    public static @Nullable HashtagCount of(@Nullable Cursor cursor) {
        return Cursor.read(
                cursor,
                FORM,
                place -> new HashtagCount(place.group(2), Long.parseLong(place.group(1))));
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
