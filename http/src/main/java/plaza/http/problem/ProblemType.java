package plaza.http.problem;

import java.util.List;
import plaza.core.ErrorKind;
import plaza.core.FieldError;

/** The kinds of problems and their status codes. */
public enum ProblemType {
    MALFORMED("malformed", "Malformed request", 400),
    UNAUTHENTICATED("unauthenticated", "Authentication needed", 401),
    FORBIDDEN("forbidden", "Not allowed", 403),
    NOT_FOUND("not-found", "Not found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
    NOT_ACCEPTABLE("not-acceptable", "Not acceptable", 406),
    CONFLICT("conflict", "Conflict", 409),
    TOO_LARGE("too-large", "Too large", 413),
    OVER_QUOTA("over-quota", "Over quota", 413),
    URI_TOO_LONG("uri-too-long", "URI too long", 414),
    UNSUPPORTED_TYPE("unsupported-type", "Unsupported content", 415),
    RANGE("range-not-satisfiable", "Range not satisfiable", 416),
    INVALID("invalid", "Invalid fields", 422),
    RATE_LIMITED("rate-limited", "Too many requests", 429),
    HEADERS_TOO_LARGE("headers-too-large", "Header fields too large", 431),
    INTERNAL("internal", "Internal error", 500),
    OFF("off", "Not part of this deployment", 501),
    UNAVAILABLE("unavailable", "Temporarily unavailable", 503),
    NO_ROOM("no-room", "No room", 507);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    static ProblemType of(ErrorKind kind) {
        return switch (kind) {
            case NOT_FOUND -> NOT_FOUND;
            case FORBIDDEN -> FORBIDDEN;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case CONFLICT -> CONFLICT;
            case INVALID -> INVALID;
            case TOO_LARGE -> TOO_LARGE;
            case OVER_QUOTA -> OVER_QUOTA;
            case NO_ROOM -> NO_ROOM;
            case RATE_LIMITED -> RATE_LIMITED;
            case UNAVAILABLE -> UNAVAILABLE;
            case OFF -> OFF;
            case UNSUPPORTED -> UNSUPPORTED_TYPE;
        };
    }

    /** The type for a status that the server itself chose. */
    public static ProblemType of(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? MALFORMED : INTERNAL;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Where {@code type} of a problem points. */
    public String uri() {
        return "/problems/" + slug;
    }

    public Problem problem(String detail, String instance, List<FieldError> errors) {
        return new Problem(uri(), title, status, detail, instance, errors);
    }
}
