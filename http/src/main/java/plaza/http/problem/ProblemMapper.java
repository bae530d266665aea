package plaza.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.FieldError;
import plaza.core.StorageException;
import plaza.http.json.MalformedBodyException;
import plaza.http.json.PrintableNames;

/** Says what an exception means to a client. The only place that knows status codes. */
final class ProblemMapper {
    /** When an engine is away nobody knows for how long; this keeps clients from hammering it. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private static final String CHALLENGE = "Bearer realm=\"plaza\"";

    private ProblemMapper() {}

    static Refusal map(Throwable exception) {
        return switch (exception) {
            case DomainException e -> domain(e);
            case StorageException e when e.isTransient() ->
                    Refusal.of(ProblemType.UNAVAILABLE, "Something is away; try again.")
                            .with(HttpHeaders.RETRY_AFTER, seconds(RETRY_AFTER));
            case MalformedBodyException e -> Refusal.of(ProblemType.MALFORMED, e.getMessage());
            case MalformedCursorException _ ->
                    new Refusal(
                            ProblemType.MALFORMED,
                            "The cursor is not one that this list answered.",
                            List.of(new FieldError("cursor", "is not a cursor of this list")),
                            Map.of());
            case UnsatisfiableRangeException e ->
                    Refusal.of(ProblemType.RANGE, "There is nothing in this range.")
                            .with(HttpHeaders.CONTENT_RANGE, "bytes */" + e.size());
            case AuthenticationException e -> unauthenticated(e);
            case AccessDeniedException _ ->
                    Refusal.of(ProblemType.FORBIDDEN, "You may not do this.");
            case RequestRejectedException _ ->
                    Refusal.of(ProblemType.MALFORMED, "The path is not in its normal form.");
            case InvalidParameterException _ ->
                    Refusal.of(ProblemType.MALFORMED, "The query is not encoded properly.");
            case BadRequestException _ ->
                    Refusal.of(ProblemType.MALFORMED, "The body is not sent properly.");
            default -> ofSpring(exception);
        };
    }

    private static Refusal domain(DomainException e) {
        var refusal = new Refusal(ProblemType.of(e.kind()), e.getMessage(), e.errors(), Map.of());
        Duration retryAfter = e.retryAfter();
        if (retryAfter == null && e.kind() == ErrorKind.UNAVAILABLE) {
            retryAfter = RETRY_AFTER;
        }
        if (retryAfter != null) {
            return refusal.with(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
        }
        return e.kind() == ErrorKind.UNAUTHENTICATED
                ? refusal.with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                : refusal;
    }

    /** RFC 6750, section 3: what was wrong is only told to somebody who sent a token. */
    private static Refusal unauthenticated(AuthenticationException e) {
        if (e instanceof OAuth2AuthenticationException) {
            return Refusal.of(
                            ProblemType.UNAUTHENTICATED,
                            "The access token is not valid, or its session has ended.")
                    .with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        }
        return Refusal.of(ProblemType.UNAUTHENTICATED, "This needs an access token.")
                .with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }

    private static Refusal ofSpring(Throwable exception) {
        return switch (exception) {
            case HttpRequestMethodNotSupportedException e -> methodNotAllowed(e);
            case HttpMediaTypeNotSupportedException e ->
                    Refusal.of(ProblemType.UNSUPPORTED_TYPE, unsupported(e.getContentType()))
                            .with(HttpHeaders.ACCEPT, "application/json");
            case HttpMediaTypeNotAcceptableException _ ->
                    Refusal.of(ProblemType.NOT_ACCEPTABLE, "This answers in a type not asked for.");
            case HttpMessageNotReadableException _ ->
                    Refusal.of(
                            ProblemType.MALFORMED,
                            "The request has no body; it needs a JSON object.");
            case MissingServletRequestParameterException e ->
                    Refusal.invalid(e.getParameterName(), "is missing");
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                    Refusal.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
            default ->
                    Refusal.of(
                            ProblemType.INTERNAL,
                            "Something went wrong here; it has been recorded.");
        };
    }

    /** RFC 8259, section 8.1: JSON between systems is UTF-8. */
    private static String unsupported(@Nullable MediaType type) {
        return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                ? "JSON is sent in UTF-8: leave the charset out, or say charset=utf-8."
                : "Send application/json.";
    }

    private static Refusal methodNotAllowed(HttpRequestMethodNotSupportedException e) {
        var allowed = e.getSupportedHttpMethods();
        String methods =
                allowed == null
                        ? ""
                        : allowed.stream()
                                .map(HttpMethod::name)
                                .sorted()
                                .collect(Collectors.joining(", "));
        return Refusal.of(ProblemType.METHOD_NOT_ALLOWED, "This path takes " + methods + " only.")
                .with(HttpHeaders.ALLOW, methods);
    }

    /** An id in a path that is none names nothing; a parameter that is none is a mistake. */
    private static Refusal mismatch(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Refusal.of(ProblemType.NOT_FOUND, "There is nothing at this path.");
        }
        String message =
                e.getCause() instanceof ConversionFailedException conversion
                                && conversion.getCause() instanceof IllegalArgumentException cause
                        ? cause.getMessage()
                        : null;
        return Refusal.invalid(
                PrintableNames.shown(e.getName()), message == null ? "has a wrong value" : message);
    }

    /** Whole seconds, rounded up, at least one. */
    private static String seconds(Duration time) {
        return Long.toString(Math.max(1, time.plusMillis(999).toSeconds()));
    }
}
