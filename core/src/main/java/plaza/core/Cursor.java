package plaza.core;

/**
 * A place in a list, as its maker wrote it: opaque to everybody else. The HTTP layer seals it, so
 * that nobody reads it, and what comes back is what went out. A cursor that its maker cannot read
 * is answered with {@link ErrorKind#INVALID}.
 */
public record Cursor(String value) {
    /** Longest cursor that a maker may write, in characters. */
    public static final int MAX_LENGTH = 512;

    public Cursor {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw invalid();
        }
    }

    public static DomainException invalid() {
        return DomainException.invalid("cursor", "is not a cursor of this list");
    }
}
