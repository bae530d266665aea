package plaza.http.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;
import plaza.core.feature.Services;
import plaza.http.idempotency.Once;
import plaza.http.paging.Paging;
import plaza.http.paging.PagingArgument;
import plaza.http.problem.ProblemType;

/**
 * Describes what follows from an operation's arguments: the parameters of lists, and the errors it
 * can answer.
 */
final class CommonParts implements OperationCustomizer {
    private static final Set<String> PERSON = Set.of("id", "idOrUsername", "userId", "person");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation.setOperationId(name(method));
        NavigableSet<Integer> errors = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                errors.addAll(Arrays.asList(400, 413, 415, 422));
            }
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                errors.add(404);
                describePerson(operation, parameter);
            }
            if (isKey(parameter)
                    && method.getReturnType().getParameterType() == ResponseEntity.class) {
                replayed(operation);
            }
            if (parameter.getParameterType() == Paging.class) {
                errors.addAll(Arrays.asList(400, 422));
                page(operation);
            }
        }
        Fails fails = method.getMethodAnnotation(Fails.class);
        if (fails != null) {
            Arrays.stream(fails.value()).forEach(errors::add);
        }
        if (mayBeLeftOut(method.getBeanType())) {
            errors.add(501);
        }
        errors.addAll(Arrays.asList(429, 500, 503));
        errors.forEach(status -> fails(operation, status));
        describe(operation);
        return operation;
    }

    /** Whoever asks for the services by hand does so because they are not there everywhere. */
    private static boolean mayBeLeftOut(Class<?> controller) {
        return Arrays.stream(controller.getDeclaredConstructors())
                .anyMatch(made -> List.of(made.getParameterTypes()).contains(Services.class));
    }

    /** Stable, where springdoc would number methods of the same name as it finds them. */
    private static String name(HandlerMethod method) {
        String type = method.getBeanType().getSimpleName().replace("Controller", "");
        return Character.toLowerCase(type.charAt(0))
                + type.substring(1)
                + "_"
                + method.getMethod().getName();
    }

    private static boolean isKey(MethodParameter parameter) {
        RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
        return header != null && header.name().equals(Once.HEADER);
    }

    /** What {@link Once} answers; messages, which are one by their keys, are answered plainly. */
    private static void replayed(Operation operation) {
        ApiResponse made = operation.getResponses().get("201");
        if (made != null) {
            made.addHeaderObject(
                    Once.REPLAYED,
                    new Header()
                            .description("`true` when this is the answer to an earlier request")
                            .style(Header.StyleEnum.SIMPLE)
                            .schema(new StringSchema()));
        }
    }

    private static void page(Operation operation) {
        operation.addParametersItem(
                new Parameter()
                        .in("query")
                        .name("limit")
                        .description("How many items at the most")
                        .schema(
                                bounded(
                                        new IntegerSchema()
                                                .format(null)
                                                ._default(PagingArgument.DEFAULT_LIMIT))));
        operation.addParametersItem(
                new Parameter()
                        .in("query")
                        .name("cursor")
                        .description("The `nextCursor` of the page before")
                        .schema(new StringSchema()));
        ApiResponse page = operation.getResponses().get("200");
        if (page != null) {
            page.addHeaderObject(
                    "Link",
                    new Header()
                            .description("The next page, if there is one: rel=\"next\"")
                            .schema(new StringSchema()));
        }
    }

    private static Schema<?> bounded(Schema<?> schema) {
        return schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(PagingArgument.MAX_LIMIT));
    }

    /**
     * Refers to the answer that all operations have in common for a status; see {@link Completion}.
     */
    static void fails(Operation operation, int status) {
        String code = Integer.toString(status);
        if (!operation.getResponses().containsKey(code)) {
            operation
                    .getResponses()
                    .addApiResponse(code, new ApiResponse().$ref(ProblemType.of(status).name()));
        }
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            switch (parameter.getName()) {
                case Once.HEADER ->
                        parameter
                                .description(
                                        "With the same key from the same person it is done once, and"
                                                + " answered with what was made, as it is now; for 24"
                                                + " hours. Visible ASCII.")
                                .schema(new StringSchema().minLength(1).maxLength(Once.MAX_LENGTH));
                case "tag" ->
                        parameter
                                .description("Without its sign")
                                .schema(new StringSchema().maxLength(100));
                default -> {
                    // Says enough by itself.
                }
            }
        }
    }

    /** Other ids than those of people have types of their own in the methods. */
    private static void describePerson(Operation operation, MethodParameter method) {
        String name = String.valueOf(method.getParameterName());
        if (method.getParameterType() == String.class && PERSON.contains(name)) {
            operation.getParameters().stream()
                    .filter(parameter -> name.equals(parameter.getName()))
                    .forEach(parameter -> parameter.description("An id, a username, or `me`"));
        }
    }
}
