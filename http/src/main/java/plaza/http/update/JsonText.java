package plaza.http.update;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A small JSON object on one line, put together field by field. */
final class JsonText {
    private final StringBuilder json = new StringBuilder("{");

    /** A text, or null. */
    JsonText put(String name, @Nullable String value) {
        field(name);
        if (value == null) {
            json.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    JsonText put(String name, long value) {
        field(name);
        json.append(value);
        return this;
    }

    JsonText put(String name, boolean value) {
        field(name);
        json.append(value);
        return this;
    }

    JsonText put(String name, JsonText value) {
        field(name);
        json.append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }

    private void field(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quote(name);
        json.append(':');
    }

    /** RFC 8259, section 7; lone surrogates, which are no text, are escaped too. */
    private void quote(String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7F || (Character.isSurrogate(c) && isLone(text, i))) {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }
}
