package plaza.http.media;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpRange;
import org.springframework.util.StringUtils;
import plaza.http.problem.UnsatisfiableRangeException;

/**
 * A part of something, as the header field {@code Range} asks for it (RFC 9110, section 14).
 *
 * @param from its first byte
 * @param to its last byte
 */
record ByteRange(long from, long to) {
    /** More parts than that nobody needs at once; the whole is answered instead. */
    private static final int MOST = 32;

    /** The unit in any case, and what parts are written with: Spring would take more in numbers. */
    private static final Pattern FIELD = Pattern.compile("(?i:bytes)=([0-9,\\s-]*)");

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
        Matcher matcher = FIELD.matcher(field);
        return matcher.matches() ? parts(matcher.group(1), size) : Optional.empty();
    }

    private static Optional<List<ByteRange>> parts(String list, long size) {
        List<HttpRange> asked;
        try {
            asked = HttpRange.parseRanges("bytes=" + list);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // Spring passes over what is empty between two commas.
        boolean isWhole = asked.size() == StringUtils.countOccurrencesOf(list, ",") + 1;
        if (!isWhole || asked.size() > MOST) {
            return Optional.empty();
        }
        List<ByteRange> there =
                asked.stream()
                        .map(
                                part ->
                                        new ByteRange(
                                                part.getRangeStart(size), part.getRangeEnd(size)))
                        .filter(part -> part.length() > 0)
                        .toList();
        if (there.isEmpty()) {
            throw new UnsatisfiableRangeException(size);
        }
        long total = there.stream().mapToLong(ByteRange::length).sum();
        return there.size() > 1 && total > size ? Optional.empty() : Optional.of(there);
    }
}
