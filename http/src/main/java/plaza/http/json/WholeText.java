package plaza.http.json;

import org.jspecify.annotations.Nullable;
import plaza.core.Characters;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads a text that every engine can hold ({@link Characters#isWhole}), whatever it is for, and
 * reports any other, and what is no text.
 */
final class WholeText extends StdScalarDeserializer<String> {
    WholeText() {
        super(String.class);
    }

    @Override
    @SuppressWarnings("NullAway") // null is what Jackson calls "no value"
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(handledType(), parser);
        }
        String text = parser.getString();
        return Characters.isWhole(text)
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, Texts.BROKEN);
    }
}
