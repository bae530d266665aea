package plaza.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a request, so that the client hears all of it at once. */
public final class Validation {
    private final List<FieldError> errors = new ArrayList<>();

    public Validation check(boolean valid, String field, String message) {
        if (!valid) {
            errors.add(new FieldError(field, message));
        }
        return this;
    }

    /**
     * {@code min} to {@code max} Unicode code points that every engine can store: no NUL and other
     * control characters but tab and line breaks, no half of a surrogate pair.
     */
    public Validation characters(String field, @Nullable String value, int min, int max) {
        if (value == null) {
            return check(min == 0, field, "is missing");
        }
        int length = value.codePointCount(0, value.length());
        check(
                length >= min && length <= max,
                field,
                "must have " + min + " to " + max + " characters, not " + length);
        return check(
                value.codePoints().allMatch(Validation::storable),
                field,
                "must not hold control characters or broken Unicode");
    }

    /**
     * {@link #characters} for others to read, which show something; what may be left out ({@code
     * min} is 0) may also be white space alone.
     */
    public Validation text(String field, @Nullable String value, int min, int max) {
        characters(field, value, min, max);
        return check(
                value == null
                        || value.isEmpty()
                        || Characters.shows(value)
                        || (min == 0 && value.isBlank()),
                field,
                "must show something: it has only characters that cannot be seen");
    }

    /**
     * As a {@link #text} that is shown among other texts, in one line, whose direction it leaves
     * alone.
     */
    public Validation name(String field, @Nullable String value, int min, int max) {
        text(field, value, min, max);
        check(
                value == null || value.codePoints().noneMatch(Validation::breaksLine),
                field,
                "must be a single line");
        return check(
                value == null || Characters.keepsDirection(value),
                field,
                "must not turn the direction of writing for more than itself: it has a bidi"
                        + " override, or opens an embedding or isolate that it does not close");
    }

    private static boolean breaksLine(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> codePoint == '\n' || codePoint == '\r';
        };
    }

    private static boolean storable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
            case Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** Ends the request with all errors, if there are any. */
    public void orThrow() {
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }
}
