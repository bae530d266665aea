package plaza.http.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.FieldError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.CollectedProblem;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON objects that clients send, over whatever they come. What is no JSON object in UTF-8 is
 * a {@link MalformedBodyException}; one with unknown fields, values of the wrong type, or texts
 * that cannot be held ({@link WholeText}) is {@link plaza.core.ErrorKind#INVALID} with all of them.
 * Thread-safe.
 */
public final class JsonObjects {
    private static final int CHECKED_AT_ONCE = 1_024;

    private final JsonMapper mapper;
    private final ObjectReader reader;

    public JsonObjects(JsonMapper mapper) {
        this.mapper = mapper;
        // What comes behind the object is looked at here, and is no question of its fields.
        this.reader =
                mapper.reader()
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .problemCollectingReader(new BodyProblems());
    }

    /** What a message says. */
    public <T> T read(String json, Class<T> type) {
        return type.cast(read(json.getBytes(StandardCharsets.UTF_8), mapper.constructType(type)));
    }

    /** What a body says. */
    public <T> T read(byte[] json, Class<T> type) {
        return type.cast(read(json, mapper.constructType(type)));
    }

    Object read(byte[] body, JavaType type) {
        requireUtf8(body);
        try (JsonParser parser = reader.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedBodyException(
                        body.length == 0
                                ? "The request has no body; it needs a JSON object."
                                : "The body must be a JSON object.");
            }
            Object value = reader.forType(type).readValueCollectingProblems(parser);
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
            throw DomainException.invalid(PrintableNames.shown(path(e)), "is not valid");
        } catch (JacksonIOException e) {
            throw notUtf8();
        } catch (JacksonException e) {
            throw new MalformedBodyException(
                    "The JSON is malformed" + place(e.getLocation()) + ".");
        }
    }

    /** Jackson would take bytes for halves of surrogate pairs, which UTF-8 does not have. */
    private static void requireUtf8(byte[] body) {
        var bytes = ByteBuffer.wrap(body);
        // A part at a time: all characters take twice the memory of the body.
        var characters = CharBuffer.allocate(CHECKED_AT_ONCE);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            CoderResult result = decoder.decode(bytes, characters, true);
            while (result.isOverflow()) {
                characters.clear();
                result = decoder.decode(bytes, characters, true);
            }
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    private static MalformedBodyException notUtf8() {
        return new MalformedBodyException("The body is not UTF-8.");
    }

    private static List<FieldError> fields(List<CollectedProblem> problems) {
        List<FieldError> errors = new ArrayList<>();
        for (CollectedProblem problem : problems) {
            String path = problem.getPath().toString();
            errors.add(
                    new FieldError(
                            PrintableNames.shown(path.substring(Math.min(1, path.length()))),
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
        return List.of(new FieldError(PrintableNames.shown(path(e)), message));
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
}
