package plaza.http.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plaza.http.problem.Problem;
import plaza.http.problem.ProblemType;
import plaza.http.security.AccessRules;

/**
 * Adds what depends on an operation's place: who may call it, the headers of answers, and examples.
 */
final class Completion {
    private static final String REF = "#/components/schemas/";
    private static final Map<String, String> LIMITS =
            Map.of(
                    "RateLimit-Limit", "Requests allowed in the window",
                    "RateLimit-Remaining", "Requests left in the window",
                    "RateLimit-Reset", "Seconds until there are more");

    /** Fields that are not in every answer. */
    private static final Set<String> OPTIONAL =
            Set.of("Profile.email", "Profile.role", "Profile.presenceHidden", "Reel.comments");

    private final Examples examples;

    Completion(Examples examples) {
        this.examples = examples;
    }

    void apply(OpenAPI api) {
        api.setServers(List.of(new Server().url("/")));
        DayOrder.apply(api);
        Components components = api.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        LIMITS.forEach((name, text) -> components.addHeaders(name, limit(text)));
        for (ProblemType type : ProblemType.values()) {
            components.addResponses(type.name(), response(type));
        }
        api.getPaths().forEach(this::complete);
        components.getSchemas().forEach(this::requireAll);
    }

    private static Header limit(String description) {
        return new Header().description(description).schema(new IntegerSchema().format(null));
    }

    private ApiResponse response(ProblemType type) {
        var content =
                new MediaType()
                        .schema(new Schema<>().$ref("Problem"))
                        .example(examples.problem(type));
        return new ApiResponse()
                .description(type.title())
                .content(new Content().addMediaType(Problem.MEDIA_TYPE, content));
    }

    private void complete(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> complete(method.name(), path, operation));
    }

    private void complete(String method, String path, Operation operation) {
        switch (AccessRules.need(method, path, false)) {
            case NOTHING, TOKEN_OR_NONE -> operation.setSecurity(List.of());
            case TOKEN -> CommonParts.fails(operation, 401);
            case ADMIN, MONITORING -> {
                CommonParts.fails(operation, 401);
                CommonParts.fails(operation, 403);
            }
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Completion::allowDays);
        }
        if (operation.getRequestBody() != null) {
            exemplify(operation.getRequestBody().getContent());
        }
        operation
                .getResponses()
                .forEach(
                        (status, response) -> {
                            if (response.get$ref() == null) {
                                complete(path, response);
                            }
                        });
    }

    /** {@link plaza.core.Moment} takes more than the format allows. */
    private static void allowDays(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema != null && "date-time".equals(schema.getFormat())) {
            schema.setFormat(null);
            schema.setExample("2026-03-01T09:30:00.000Z");
            parameter.setDescription(
                    parameter.getDescription()
                            + ". A time with its offset, or a day such as `2026-03-01`, which is its"
                            + " first moment in UTC");
        }
    }

    private void complete(String path, ApiResponse response) {
        if (path.startsWith("/api/")) {
            for (String name : LIMITS.keySet()) {
                response.addHeaderObject(name, new Header().$ref(name));
            }
        }
        if (response.getContent() != null) {
            exemplify(response.getContent());
        }
    }

    private void exemplify(Content content) {
        for (Map.Entry<String, MediaType> entry : content.entrySet()) {
            MediaType type = entry.getValue();
            String name = name(type.getSchema());
            if (name != null) {
                type.setExample(examples.of(name));
            }
        }
    }

    private static @Nullable String name(@Nullable Schema<?> schema) {
        return schema == null || schema.get$ref() == null
                ? null
                : schema.get$ref().substring(REF.length());
    }

    /**
     * Answers always have all their fields, but for those that say otherwise; requests need not.
     */
    private void requireAll(String name, Schema<?> schema) {
        if (schema.getProperties() == null || examples.isSent(name)) {
            return;
        }
        schema.setRequired(
                schema.getProperties().keySet().stream()
                        .filter(field -> !OPTIONAL.contains(name + "." + field))
                        .sorted()
                        .toList());
    }
}
