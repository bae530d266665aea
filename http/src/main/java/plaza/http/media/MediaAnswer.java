package plaza.http.media;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import plaza.core.media.MediaAccess;
import plaza.core.media.MediaContent;

/**
 * Answers media whole or in parts, or that a client has it already (RFC 9110 and 9111). Bytes
 * stream from the store to the client.
 */
final class MediaAnswer {
    /**
     * What has a key never changes; but who may see it may change, so that only the viewer's own
     * cache keeps it, and not for ever.
     */
    private static final String CACHING = "private, max-age=604800, immutable";

    /** Kept, but asked about each time: what a story showed must not outlive it in a cache. */
    private static final String CACHING_OF_PASSING = "private, no-cache";

    /** For everybody, and for as long as what stops being public may still be in caches. */
    private static final String CACHING_FOR_ALL = "public, max-age=3600";

    /** Whatever is in a file, it runs nothing and loads nothing. */
    private static final String NOTHING =
            "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline';"
                    + " frame-ancestors 'none'; sandbox";

    private static final int BUFFER = 64 * 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final MediaAccess.View view;
    private final boolean forAll;
    private final ETag tag;
    private final long size;

    /** For the viewer who asks. */
    MediaAnswer(HttpServletRequest request, HttpServletResponse response, MediaAccess.View view) {
        this(request, response, view, false);
    }

    /**
     * @param forAll whether everybody may see it, and caches may keep it for them
     */
    MediaAnswer(
            HttpServletRequest request,
            HttpServletResponse response,
            MediaAccess.View view,
            boolean forAll) {
        this.forAll = forAll;
        this.request = request;
        this.response = response;
        this.view = view;
        this.tag = new ETag(view.tag(), false);
        this.size = view.content().bytes();
    }

    void send() throws IOException {
        Optional<URI> link = link();
        if (link.isPresent()) {
            redirect(link.get());
            return;
        }
        if (isKnown()) {
            head();
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        List<ByteRange> parts = parts();
        if (parts.isEmpty()) {
            send(new ByteRange(0, size - 1), HttpServletResponse.SC_OK);
        } else if (parts.size() == 1) {
            ByteRange part = parts.getFirst();
            response.setHeader(HttpHeaders.CONTENT_RANGE, part.of(size));
            send(part, HttpServletResponse.SC_PARTIAL_CONTENT);
        } else {
            send(parts);
        }
    }

    /**
     * A cache is given the bytes, not an address that ends. What passes has none: it would be open
     * to whoever has the address after it is gone.
     */
    private Optional<URI> link() {
        return view.passing() || forAll ? Optional.empty() : view.content().link();
    }

    /**
     * Whoever follows it later than half of its time asks again for another one. It is no form of
     * the file and has no validators: a cache would ask with them whether it may keep the address.
     */
    private void redirect(URI link) {
        shield();
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                "private, max-age=" + MediaContent.LINKED_FOR.dividedBy(2).toSeconds());
        response.setHeader(HttpHeaders.LOCATION, link.toString());
        response.setStatus(HttpServletResponse.SC_FOUND);
    }

    private void head() {
        response.setHeader(HttpHeaders.ETAG, tag.formattedTag());
        response.setDateHeader(HttpHeaders.LAST_MODIFIED, since().toEpochMilli());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                forAll ? CACHING_FOR_ALL : view.passing() ? CACHING_OF_PASSING : CACHING);
        shield();
    }

    private void shield() {
        if (!forAll) {
            response.addHeader(HttpHeaders.VARY, "Authorization, Cookie");
        }
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Cross-Origin-Resource-Policy", forAll ? "cross-origin" : "same-site");
    }

    private void describe() {
        head();
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + view.fileName() + "\"");
    }

    private void send(ByteRange part, int status) throws IOException {
        try (InputStream in = view.content().open(part.from(), part.length())) {
            describe();
            response.setStatus(status);
            response.setContentType(view.type());
            response.setContentLengthLong(part.length());
            if (!isHead()) {
                copy(in, response.getOutputStream());
            }
        }
    }

    /** Several parts are one body of several (RFC 9110, section 14.6). */
    private void send(List<ByteRange> parts) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] end = bytes("\r\n--" + boundary + "--\r\n");
        long length = end.length;
        for (ByteRange part : parts) {
            length += partHead(boundary, part).length + part.length();
        }
        describe();
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        response.setContentType("multipart/byteranges; boundary=" + boundary);
        response.setContentLengthLong(length);
        OutputStream out = response.getOutputStream();
        for (ByteRange part : parts) {
            try (InputStream in = view.content().open(part.from(), part.length())) {
                out.write(partHead(boundary, part));
                copy(in, out);
            }
        }
        out.write(end);
    }

    private byte[] partHead(String boundary, ByteRange part) {
        return bytes(
                "\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                        .formatted(boundary, view.type(), part.of(size)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    /**
     * Whether the client says that it has just this. Spring's own check would answer {@code *} with
     * the whole, and {@code If-Unmodified-Since} without a problem's document.
     */
    private boolean isKnown() {
        String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (tags != null) {
            return ETag.parse(tags).stream()
                    .anyMatch(each -> each.isWildcard() || each.compare(tag, false));
        }
        long known = date(HttpHeaders.IF_MODIFIED_SINCE);
        return known >= 0 && !since().isAfter(Instant.ofEpochMilli(known));
    }

    /** The parts that are asked for; none means the whole. */
    private List<ByteRange> parts() {
        @Nullable String asked = request.getHeader(HttpHeaders.RANGE);
        if (asked == null || isHead() || !isStillTheSame()) {
            return List.of();
        }
        Optional<List<ByteRange>> parts = ByteRange.parse(asked, size);
        return parts.orElse(List.of());
    }

    /** Parts are only of use to a client that has the others of the same bytes. */
    private boolean isStillTheSame() {
        String has = request.getHeader(HttpHeaders.IF_RANGE);
        if (has == null) {
            return true;
        }
        return has.contains("\"")
                ? has.strip().equals(tag.formattedTag())
                : date(HttpHeaders.IF_RANGE) == since().toEpochMilli();
    }

    private boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    /** Header fields have whole seconds. */
    private Instant since() {
        return view.since().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A date of the request in milliseconds; −1 where there is none that can be read. */
    private long date(String field) {
        try {
            return request.getDateHeader(field);
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }
}
