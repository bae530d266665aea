package plaza.http.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.CollectedProblem;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads request bodies and writes answers. A body is a JSON object of at most so many bytes: one
 * that is longer is {@link ErrorKind#TOO_LARGE}, one that is no JSON object a {@link
 * MalformedBodyException}, and one with unknown fields or values of the wrong type {@link
 * ErrorKind#INVALID} with all of them.
 */
public final class JsonBodies extends AbstractSmartHttpMessageConverter<Object> {
    private final JsonMapper mapper;
    private final ObjectReader reader;
    private final int maxBytes;

    public JsonBodies(JsonMapper mapper, int maxBytes) {
        super(MediaType.APPLICATION_JSON, MediaType.APPLICATION_PROBLEM_JSON);
        this.mapper = mapper;
        // What comes behind the object is looked at here, and is no question of its fields.
        this.reader =
                mapper.reader()
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .problemCollectingReader(new BodyProblems());
        this.maxBytes = maxBytes;
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
        byte[] body = body(input);
        try (JsonParser parser = reader.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBodyException(
                        body.length == 0
                                ? "The request has no body; it needs a JSON object."
                                : "The body must be a JSON object.");
            }
            Object value =
                    reader.forType(mapper.constructType(type.getType()))
                            .readValueCollectingProblems(parser);
            if (parser.nextToken() != null) {
                throw new MalformedBodyException(
                        "There is more after the JSON object"
                                + place(parser.currentTokenLocation())
                                + ".");
            }
            return value;
        } catch (DeferredBindingException e) {
            throw DomainException.invalid(fields(e.getProblems()));
        } catch (MismatchedInputException e) {
            throw DomainException.invalid(field(e));
        } catch (DatabindException e) {
            throw DomainException.invalid(Names.shown(path(e)), "is not valid");
        } catch (JacksonIOException e) {
            throw new MalformedBodyException("The body is not UTF-8.");
        } catch (JacksonException e) {
            throw new MalformedBodyException(
                    "The JSON is malformed" + place(e.getLocation()) + ".");
        }
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

    private static List<FieldError> fields(List<CollectedProblem> problems) {
        List<FieldError> errors = new ArrayList<>();
        for (CollectedProblem problem : problems) {
            String path = problem.getPath().toString();
            errors.add(
                    new FieldError(
                            Names.shown(path.substring(Math.min(1, path.length()))),
                            problem.getMessage()));
        }
        return errors;
    }

    private List<FieldError> field(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        String message =
                type == null
                        ? "has the wrong type"
                        : "must be " + BodyProblems.name(mapper.constructType(type));
        return List.of(new FieldError(Names.shown(path(e)), message));
    }

    private static String path(DatabindException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (!path.isEmpty()) {
                path.append('/');
            }
            path.append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        }
        return path.toString();
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    @Override
    protected void writeInternal(
            Object value,
            ResolvableType type,
            HttpOutputMessage output,
            @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] json = mapper.writeValueAsBytes(value);
        output.getHeaders().setContentLength(json.length);
        output.getBody().write(json);
    }
}
