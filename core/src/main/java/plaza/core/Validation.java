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
     * A text of {@code min} to {@code max} Unicode code points that every engine can store: no NUL
     * and other control characters but tab and line breaks, no half of a surrogate pair.
     */
    public Validation text(String field, @Nullable String value, int min, int max) {
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
