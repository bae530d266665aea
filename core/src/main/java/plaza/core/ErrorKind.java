package plaza.core;

/** The kinds of errors, in words of the domain; only the HTTP layer knows status codes. */
public enum ErrorKind {
    NOT_FOUND,
    FORBIDDEN,
    UNAUTHENTICATED,
    CONFLICT,
    INVALID,
    TOO_LARGE,
    /** Somebody has stored as much as they may. */
    OVER_QUOTA,
    /** There is no room to store anything more, of anybody. */
    NO_ROOM,
    RATE_LIMITED,
    UNAVAILABLE,
    OFF,
    /** Content of a kind that is not taken. */
    UNSUPPORTED
}
