package plaza.core;

/** What went wrong, in words of the domain; only the HTTP layer knows status codes. */
public enum ErrorKind {
    NOT_FOUND,
    FORBIDDEN,
    UNAUTHENTICATED,
    CONFLICT,
    INVALID,
    TOO_LARGE,
    RATE_LIMITED,
    UNAVAILABLE,
    OFF,
    /** Content of a kind that is not taken. */
    UNSUPPORTED
}
