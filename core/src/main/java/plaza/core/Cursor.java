package plaza.core;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, as its maker wrote it: opaque to everybody else. The HTTP layer seals it, so
 * that nobody reads it, and what comes back is what went out. A cursor that its maker cannot read
 * is answered with {@link ErrorKind#INVALID}.
 */
public record Cursor(String value) {
    /** Longest cursor that a maker may write, in characters. */
    public static final int MAX_LENGTH = 512;

    /** The text of an id, as a group of a form. */
    public static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";

    public Cursor {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw invalid();
        }
    }

    /**
     * The place that a cursor names; null for the beginning of a list.
     *
     * @param form of all cursors of the list
     * @param place what the groups of the form say
     * @throws DomainException when the cursor has another form
     */
    public static <T> @Nullable T read(
            @Nullable Cursor cursor, Pattern form, Function<Matcher, T> place) {
        if (cursor == null) {
            return null;
        }
        Matcher matcher = form.matcher(cursor.value());
        if (!matcher.matches()) {
            throw invalid();
        }
        return place.apply(matcher);
    }

    public static DomainException invalid() {
        return DomainException.invalid("cursor", "is not a cursor of this list");
    }
}
