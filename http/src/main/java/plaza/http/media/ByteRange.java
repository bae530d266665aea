package plaza.http.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of something, as the header field {@code Range} asks for it (RFC 9110, section 14).
 *
 * @param from its first byte
 * @param to its last byte
 */
record ByteRange(long from, long to) {
    /** More parts than that nobody needs at once; the whole is answered instead. */
    private static final int MOST = 32;

    private static final Pattern PART = Pattern.compile("(\\d{0,18})-(\\d{0,18})");

    long length() {
        return to - from + 1;
    }

    /** As {@code Content-Range} has it. */
    String of(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }

    /**
     * The parts that are asked for and there, in their order; empty when the field is to be
     * ignored: it is malformed, of another unit, or asks for more than the whole.
     *
     * @throws UnsatisfiableRangeException when it is well-formed and nothing of it is there
     */
    static Optional<List<ByteRange>> parse(String field, long size) {
        if (!field.regionMatches(true, 0, "bytes=", 0, 6)) {
            return Optional.empty();
        }
        String[] parts = field.substring(6).split(",", -1);
        List<ByteRange> ranges = new ArrayList<>();
        long total = 0;
        for (String part : parts) {
            Matcher matcher = PART.matcher(part.strip());
            if (parts.length > MOST || !matcher.matches() || !isOrdered(matcher)) {
                return Optional.empty();
            }
            ByteRange range = range(matcher, size);
            if (range.length() > 0) {
                ranges.add(range);
                total += range.length();
            }
        }
        if (ranges.isEmpty()) {
            throw new UnsatisfiableRangeException(size);
        }
        return ranges.size() > 1 && total > size ? Optional.empty() : Optional.of(ranges);
    }

    private static boolean isOrdered(Matcher part) {
        String first = part.group(1);
        String last = part.group(2);
        if (first.isEmpty()) {
            return !last.isEmpty();
        }
        return last.isEmpty() || Long.parseLong(first) <= Long.parseLong(last);
    }

    /** What there is of a part; of no length where there is nothing. */
    private static ByteRange range(Matcher part, long size) {
        if (part.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(part.group(2)));
            return new ByteRange(size - length, size - 1);
        }
        long from = Long.parseLong(part.group(1));
        long to = part.group(2).isEmpty() ? size - 1 : Long.parseLong(part.group(2));
        return from >= size ? new ByteRange(0, -1) : new ByteRange(from, Math.min(to, size - 1));
    }
}
