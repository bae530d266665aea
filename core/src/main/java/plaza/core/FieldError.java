package plaza.core;

/** One invalid field of a request: its name as the client sent it, and what is allowed. */
public record FieldError(String field, String message) {}
