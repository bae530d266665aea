package plaza.http.json;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.CollectingProblemHandler;
import tools.jackson.databind.exc.CollectedProblem;

/** Goes on after a field that does not fit, so that the client hears of all of them at once. */
final class BodyProblems extends CollectingProblemHandler {
    static final String UNKNOWN = "is not a field of this request";

    private static final int MAX_PROBLEMS = 50;

    BodyProblems() {
        super(MAX_PROBLEMS);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String name) {
        // Where the parser stands is of no use: unknown fields may be replayed from a buffer.
        JsonPointer path = JsonPointer.empty().appendProperty(name);
        boolean collected = collect(context, parser, path, UNKNOWN, null);
        if (collected) {
            parser.skipChildren();
        }
        return collected;
    }

    @Override
    @SuppressWarnings("NullAway") // null is what Jackson calls "no value"
    public Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            JsonToken token,
            JsonParser parser,
            @Nullable String message) {
        if (!collect(context, parser, path(parser), "must be " + name(type), type)) {
            return NOT_HANDLED;
        }
        parser.skipChildren();
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // null is what Jackson calls "no value"
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        JavaType javaType = context.constructType(type);
        JsonParser parser = context.getParser();
        // What is wrong with a text its deserializer says.
        String wrong = type == String.class ? message : "must be " + name(javaType);
        return collect(context, parser, path(parser), wrong, javaType) ? null : NOT_HANDLED;
    }

    @Override
    @SuppressWarnings("NullAway") // null is what Jackson calls "no value"
    public Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) {
        return handleWeirdStringValue(context, type, "", message);
    }

    private boolean collect(
            DeserializationContext context,
            JsonParser parser,
            JsonPointer path,
            String message,
            @Nullable JavaType type) {
        List<CollectedProblem> bucket = getBucket(context);
        if (bucket == null || bucket.size() >= MAX_PROBLEMS) {
            return false;
        }
        return bucket.add(
                new CollectedProblem(
                        path, message, type, parser.currentTokenLocation(), null, null));
    }

    private static JsonPointer path(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer();
    }

    /** What a value must be, in words of JSON. */
    static String name(JavaType type) {
        if (type.isEnumType()) {
            return "one of "
                    + Arrays.stream(type.getRawClass().getEnumConstants())
                            .map(constant -> EnumNames.of((Enum<?>) constant))
                            .collect(Collectors.joining(", "));
        }
        if (type.isCollectionLikeType()) {
            return "a list";
        }
        if (type.hasRawClass(String.class)) {
            return "a text";
        }
        if (type.hasRawClass(Boolean.class) || type.hasRawClass(boolean.class)) {
            return "true or false";
        }
        return type.isTypeOrSubTypeOf(Number.class) || type.isPrimitive()
                ? "a number"
                : "an object";
    }
}
