package plaza.http.media;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.http.json.MalformedBodyException;
import plaza.http.json.PrintableNames;
import plaza.http.json.Texts;

/**
 * A body of several parts (RFC 7578), one after another as they come in: the servlet API would keep
 * them all on the disk first.
 */
final class Multipart {
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEAD = 8 * 1024;
    private static final int MOST_PARTS = 16;

    private final MultipartInput input;
    private int seen;

    private Multipart(MultipartInput input) {
        this.input = input;
    }

    /**
     * A part of the body.
     *
     * @param name of the field
     * @param fileName what the client calls the file, or empty
     */
    record Part(String name, String fileName, InputStream content) {
        Part {
            Texts.whole(name, name);
            Texts.whole(name, fileName);
        }

        /** Its content as a text, which must be short. */
        String text() throws IOException {
            byte[] bytes = content.readNBytes(101);
            if (bytes.length > 100) {
                throw DomainException.invalid(name, "is too long");
            }
            try {
                return Texts.whole(
                        name,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString());
            } catch (CharacterCodingException e) {
                throw new MalformedBodyException(
                        "The field " + PrintableNames.shown(name) + " is not UTF-8.");
            }
        }
    }

    static Multipart of(HttpServletRequest request) throws IOException {
        Map<String, String> type = parameters(request.getContentType());
        if (!type.containsKey("multipart/form-data")) {
            throw DomainException.of(
                    ErrorKind.UNSUPPORTED, "Send multipart/form-data with a field file.");
        }
        String boundary = type.get("boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw new MalformedBodyException("The content type names no boundary.");
        }
        try {
            return new Multipart(
                    MultipartInput.builder()
                            .setInputStream(request.getInputStream())
                            .setBufferSize(BUFFER)
                            .setPartHeaderSizeMax(LONGEST_HEAD)
                            .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
                            .get());
        } catch (IllegalArgumentException e) {
            throw new MalformedBodyException("The content type names no boundary.");
        }
    }

    /** The next part, behind whatever of the one before was not read; null at the end. */
    @Nullable Part next() throws IOException {
        boolean isThere = seen == 0 ? input.skipPreamble() : input.readBoundary();
        if (!isThere) {
            return null;
        }
        if (++seen > MOST_PARTS) {
            throw new MalformedBodyException("The body has too many parts.");
        }
        for (String line : input.readHeaders().split("\r\n", -1)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon)).strip();
            if (name.toLowerCase(Locale.ROOT).equals("content-disposition")) {
                Map<String, String> disposition = parameters(line.substring(colon + 1));
                return new Part(
                        text(disposition.get("name")),
                        text(disposition.get("filename")),
                        input.newInputStream());
            }
        }
        throw new MalformedBodyException("A part of the body has no name.");
    }

    private static Map<String, String> parameters(@Nullable String field) {
        var parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(field == null ? "" : field, ';');
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
