package plaza.http.problem;

import java.util.List;
import java.util.Map;
import plaza.core.FieldError;

/** The answer to an exception: a problem, and the header fields that belong to it. */
record Refusal(
        ProblemType type, String detail, List<FieldError> errors, Map<String, String> headers) {
    Refusal {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    static Refusal of(ProblemType type, String detail) {
        return new Refusal(type, detail, List.of(), Map.of());
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(
                ProblemType.INVALID,
                "Some fields are not valid.",
                List.of(new FieldError(field, message)),
                Map.of());
    }

    Refusal with(String header, String value) {
        return new Refusal(type, detail, errors, Map.of(header, value));
    }
}
