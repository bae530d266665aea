package plaza.http.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies, as {@link JsonObjects} does, and writes answers. A body that is longer than
 * so many bytes is {@link ErrorKind#TOO_LARGE}.
 */
public final class JsonBodies extends AbstractSmartHttpMessageConverter<Object> {
    private final JsonMapper mapper;
    private final JsonObjects objects;
    private final int maxBytes;
    private final LongConsumer hold;

    /**
     * @param maxBytes of a request
     * @param hold is told how long an answer is before it is sent, and throws when there is no room
     */
    public JsonBodies(JsonMapper mapper, int maxBytes, LongConsumer hold) {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        this.mapper = mapper;
        this.objects = new JsonObjects(mapper);
        this.maxBytes = maxBytes;
        this.hold = hold;
    }

    /** Texts and bytes have converters of their own. */
    @Override
    protected boolean supports(Class<?> type) {
        return type != String.class && type != byte[].class;
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        Charset charset = mediaType == null ? null : mediaType.getCharset();
        return supports(type.toClass())
                && canRead(mediaType)
                && (charset == null || charset.equals(StandardCharsets.UTF_8));
    }

    @Override
    public boolean canWrite(
            ResolvableType targetType, Class<?> valueClass, @Nullable MediaType mediaType) {
        return supports(valueClass) && canWrite(mediaType);
    }

    @Override
    public Object read(
            ResolvableType type, HttpInputMessage input, @Nullable Map<String, Object> hints)
            throws IOException {
        return objects.read(body(input), mapper.constructType(type.getType()));
    }

    private byte[] body(HttpInputMessage input) throws IOException {
        if (input.getHeaders().getContentLength() > maxBytes) {
            throw tooLarge();
        }
        InputStream stream = input.getBody();
        byte[] body = stream.readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw tooLarge();
        }
        return body;
    }

    private DomainException tooLarge() {
        return DomainException.of(
                ErrorKind.TOO_LARGE, "The body has more than " + maxBytes + " bytes.");
    }

    @Override
    protected void writeInternal(
            Object value,
            ResolvableType type,
            HttpOutputMessage output,
            @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] json = mapper.writeValueAsBytes(value);
        hold.accept(json.length);
        output.getHeaders().setContentLength(json.length);
        output.getBody().write(json);
    }
}
