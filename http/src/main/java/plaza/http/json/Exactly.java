package plaza.http.json;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads a value from its own kind of token, and reports any other as a wrong type. */
final class Exactly<T> extends StdScalarDeserializer<T> {
    private final transient Set<JsonToken> tokens;
    private final transient Function<JsonParser, T> value;

    Exactly(Class<T> type, Set<JsonToken> tokens, Function<JsonParser, T> value) {
        super(type);
        this.tokens = tokens;
        this.value = value;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null is what Jackson calls "no value"
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
        return tokens.contains(parser.currentToken())
                ? value.apply(parser)
                : (T) context.handleUnexpectedToken(handledType(), parser);
    }
}
