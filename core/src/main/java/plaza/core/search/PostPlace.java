package plaza.core.search;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plaza.core.Cursor;
import plaza.core.Ids;
import plaza.core.id.PostId;

/**
 * A place in what a search of posts finds: a block, and what was the last of it.
 *
 * @param asOf when the search began
 * @param before the block's ids are smaller
 * @param floor the block's smallest id, or null when it ends where the matches end
 * @param last the post before this place, with its score; null at the beginning of a block
 */
record PostPlace(
        Instant asOf, PostId before, @Nullable PostId floor, double score, @Nullable PostId last) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{1,15})\\.%1$s\\.%1$s?\\.([0-9a-f]{16})\\.%1$s?".formatted(Cursor.ID));

    static PostPlace of(@Nullable Cursor cursor, PostSearch search) {
        PostPlace place = Cursor.read(cursor, FORM, PostPlace::read);
        if (place != null) {
            return place;
        }
        Instant end = search.asOf().plusMillis(1);
        Instant until = search.until();
        PostId before = new PostId(Ids.floor(until == null || until.isAfter(end) ? end : until));
        return new PostPlace(search.asOf(), before, null, 0, null);
    }

    private static PostPlace read(Matcher place) {
        return new PostPlace(
                Instant.ofEpochMilli(Long.parseLong(place.group(1))),
                new PostId(UUID.fromString(place.group(2))),
                id(place.group(3)),
                Double.longBitsToDouble(Long.parseUnsignedLong(place.group(4), 16)),
                id(place.group(5)));
    }

    private static @Nullable PostId id(@Nullable String text) {
        return text == null ? null : new PostId(UUID.fromString(text));
    }

    PostPlace behind(@Nullable PostId blockFloor, double lastScore, PostId lastId) {
        return new PostPlace(asOf, before, floor == null ? blockFloor : floor, lastScore, lastId);
    }

    /** The beginning of the next block. */
    PostPlace below(PostId blockFloor) {
        return new PostPlace(asOf, blockFloor, null, 0, null);
    }

    Cursor toCursor() {
        return new Cursor(
                asOf.toEpochMilli()
                        + "."
                        + before
                        + "."
                        + (floor == null ? "" : floor)
                        + "."
                        + "%016x".formatted(Double.doubleToLongBits(score))
                        + "."
                        + (last == null ? "" : last));
    }
}
