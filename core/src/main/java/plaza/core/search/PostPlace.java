package plaza.core.search;

import java.time.Instant;
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
    private static final String ID = "([0-9a-f-]{36})";
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9]{1,15})\\." + ID + "\\." + ID + "?\\.([0-9a-f]{16})\\." + ID + "?");

    static PostPlace of(@Nullable Cursor cursor, PostSearch search) {
        if (cursor == null) {
            Instant end = search.asOf().plusMillis(1);
            Instant until = search.until();
            PostId before =
                    new PostId(Ids.floor(until == null || until.isAfter(end) ? end : until));
            return new PostPlace(search.asOf(), before, null, 0, null);
        }
        Matcher matcher = FORM.matcher(cursor.value());
        if (!matcher.matches()) {
            throw Cursor.invalid();
        }
        PostId before = id(matcher.group(2));
        if (before == null) {
            throw Cursor.invalid();
        }
        return new PostPlace(
                Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
                before,
                id(matcher.group(3)),
                Double.longBitsToDouble(Long.parseUnsignedLong(matcher.group(4), 16)),
                id(matcher.group(5)));
    }

    private static @Nullable PostId id(@Nullable String text) {
        return text == null ? null : Ids.parse(text).map(PostId::new).orElseThrow(Cursor::invalid);
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
