package plaza.core;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be done. The message is safe to show to the client; an internal reason goes
 * into the cause.
 */
public final class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient List<FieldError> errors;
    private final transient @Nullable Duration retryAfter;

    private DomainException(
            ErrorKind kind,
            String message,
            List<FieldError> errors,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        // Refusals are ordinary answers: no stack trace is filled in, it would cost more than the
        // rest.
        super(message, cause, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    public static DomainException notFound(String what) {
        return of(ErrorKind.NOT_FOUND, "There is no such " + what + ".");
    }

    public static DomainException invalid(List<FieldError> errors) {
        return new DomainException(
                ErrorKind.INVALID, "Some fields are not valid.", errors, null, null);
    }

    public static DomainException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static DomainException conflict(String field, String message) {
        return new DomainException(
                ErrorKind.CONFLICT, message, List.of(new FieldError(field, message)), null, null);
    }

    public static DomainException rateLimited(Duration retryAfter) {
        return new DomainException(
                ErrorKind.RATE_LIMITED,
                "Too many requests; try again in " + Math.max(1, retryAfter.toSeconds()) + " s.",
                List.of(),
                retryAfter,
                null);
    }

    /** RATE_LIMITED with a text of its own. */
    public static DomainException tooMany(String message, Duration retryAfter) {
        return new DomainException(ErrorKind.RATE_LIMITED, message, List.of(), retryAfter, null);
    }

    public static DomainException of(ErrorKind kind, String message) {
        return new DomainException(kind, message, List.of(), null, null);
    }

    public ErrorKind kind() {
        return kind;
    }

    /** All invalid fields, not only the first; empty where the error is not about fields. */
    public List<FieldError> errors() {
        return errors;
    }

    /** When trying again may help, or null where it will not. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? kind.name() : message;
    }
}
