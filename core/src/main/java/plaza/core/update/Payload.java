package plaza.core.update;

import org.jspecify.annotations.Nullable;

/**
 * What an update says: a small JSON object. It is made once, passed on to other nodes as it is, and
 * shared by everybody who gets it. Immutable.
 */
public final class Payload {
    private final String json;

    private Payload(String json) {
        this.json = json;
    }

    public static Builder with() {
        return new Builder();
    }

    /** A payload that {@link #json} wrote, on this node or another. */
    static Payload written(String json) {
        if (!json.startsWith("{") || !json.endsWith("}") || json.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a payload");
        }
        return new Payload(json);
    }

    /** The object as JSON, on one line. */
    public String json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload && payload.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json;
    }

    /** Puts an object together, field by field. */
    public static final class Builder {
        private final StringBuilder json = new StringBuilder("{");

        private Builder() {}

        /** A text, or null. */
        public Builder put(String name, @Nullable String value) {
            field(name);
            if (value == null) {
                json.append("null");
            } else {
                quote(value);
            }
            return this;
        }

        public Builder put(String name, long value) {
            field(name);
            json.append(value);
            return this;
        }

        public Builder put(String name, boolean value) {
            field(name);
            json.append(value);
            return this;
        }

        public Builder put(String name, Payload value) {
            field(name);
            json.append(value.json);
            return this;
        }

        public Payload build() {
            return new Payload(json + "}");
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
                    json.append("\\u%04x".formatted((int) c));
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
}
