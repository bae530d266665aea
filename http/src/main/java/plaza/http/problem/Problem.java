package plaza.http.problem;

import java.util.List;
import plaza.core.FieldError;

/**
 * The description of an error for a client (RFC 9457).
 *
 * @param type names the kind of problem; a path on this server
 * @param detail what went wrong this time, safe to show
 * @param instance the path that was asked for
 * @param errors the invalid fields, all of them
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }
}
