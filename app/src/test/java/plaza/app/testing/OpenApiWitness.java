package plaza.app.testing;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds every answer against the committed description of the API: its status must be one that the
 * operation names, its type and its body what is described there, and it must have no fields that
 * are not described.
 */
public final class OpenApiWitness implements Api.Witness {
    /** The committed description; the tests run in the folder of their module. */
    public static final Path FILE = Path.of("..", "docs", "openapi.json");

    private static final JsonMapper JSON = new JsonMapper();

    /** What any request can get, whatever it asks for: it wants a type that there is not. */
    private static final Set<Integer> PROTOCOL = Set.of(406);

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final JsonNode description;
    private final List<Template> templates = new ArrayList<>();
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** A path of the description, and what it stands for. */
    private record Template(String path, Pattern pattern, int parameters) {}

    /** Read once, by the class loader's own locking. */
    private static final class Committed {
        static final OpenApiWitness WITNESS = new OpenApiWitness(read(FILE));

        private Committed() {}
    }

    private OpenApiWitness(JsonNode description) {
        this.description = closed(description);
        description
                .get("paths")
                .propertyNames()
                .forEach(
                        path ->
                                templates.add(
                                        new Template(
                                                path,
                                                pattern(path),
                                                (int) PARAMETER.matcher(path).results().count())));
        // Of two that fit the one with fewer parameters: /users/me before /users/{id}.
        templates.sort(Comparator.comparingInt(Template::parameters));
        this.registry =
                SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft202012(),
                        builder ->
                                builder.schemaRegistryConfig(
                                        SchemaRegistryConfig.builder()
                                                .formatAssertionsEnabled(true)
                                                .build()));
    }

    /** The one for the committed description. */
    public static OpenApiWitness committed() {
        return Committed.WITNESS;
    }

    /** The same, not read before there is something to see. */
    public static Api.Witness whenNeeded() {
        return (method, target, answer) -> committed().saw(method, target, answer);
    }

    public static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String path) {
        var regex = new StringBuilder();
        int from = 0;
        var matcher = PARAMETER.matcher(path);
        while (matcher.find()) {
            regex.append(Pattern.quote(path.substring(from, matcher.start()))).append("[^/]+");
            from = matcher.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(path.substring(from))).toString());
    }

    /** The same schemas, that allow no other fields than they name. */
    private static JsonNode closed(JsonNode description) {
        JsonNode copy = description.deepCopy();
        for (JsonNode schema : copy.at("/components/schemas")) {
            if (schema instanceof ObjectNode object
                    && object.has("properties")
                    && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        return copy;
    }

    /** Every operation: its method and its path with parameters in braces. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                method ->
                                                        operations.add(
                                                                new Operation(
                                                                        method.toUpperCase(
                                                                                Locale.ROOT),
                                                                        path.getKey()))));
        return operations;
    }

    /** An operation of the API. */
    public record Operation(String method, String path) {}

    @Override
    public void saw(String method, String target, Answer answer) {
        String path = target.contains("?") ? target.substring(0, target.indexOf('?')) : target;
        Optional<JsonNode> operation =
                templates.stream()
                        .filter(template -> template.pattern().matcher(path).matches())
                        .map(Template::path)
                        .map(template -> operation(template, method))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (operation.isEmpty()) {
            check(
                    answer.status() >= 400 && answer.status() < 500,
                    answer,
                    "is not described and yet no refusal");
            return;
        }
        JsonNode response = operation.get().get("responses").get(Integer.toString(answer.status()));
        if (response == null && PROTOCOL.contains(answer.status())) {
            validate(JSON.readTree("{\"$ref\":\"#/components/schemas/Problem\"}"), answer);
            return;
        }
        check(response != null, answer, "has a status that the operation does not name");
        if (response != null) {
            body(method, answer, resolved(response));
        }
    }

    private Optional<JsonNode> operation(String path, String method) {
        String described = method.equals("HEAD") ? "get" : method;
        return Optional.ofNullable(
                description.get("paths").get(path).get(described.toLowerCase(Locale.ROOT)));
    }

    /** The response itself, where the operation only names one that many share. */
    private JsonNode resolved(JsonNode response) {
        return response.has("$ref")
                ? description.at(response.get("$ref").asString().substring(1))
                : response;
    }

    private void body(String method, Answer answer, JsonNode response) {
        JsonNode content = response.get("content");
        if (method.equals("HEAD")) {
            return;
        }
        if (content == null || content.isEmpty()) {
            check(answer.body().isEmpty(), answer, "has a body that is not described");
            return;
        }
        String type = answer.header("Content-Type").orElse("").replaceAll(";.*", "");
        @Nullable JsonNode media = null;
        for (Map.Entry<String, JsonNode> described : content.properties()) {
            if (described.getKey().replaceAll(";.*", "").equals(type)) {
                media = described.getValue();
            }
        }
        check(media != null, answer, "is of the type '" + type + "', which is not described");
        if (media != null && media.has("schema") && type.endsWith("json")) {
            validate(media.get("schema"), answer);
        }
    }

    private void validate(JsonNode schema, Answer answer) {
        List<Error> errors =
                schemas.computeIfAbsent(schema.toString(), this::compile).validate(answer.json());
        check(errors.isEmpty(), answer, "is not as described: " + errors);
    }

    /** The schemas that it refers to go along, where a JSON Schema keeps them. */
    private Schema compile(String schema) {
        ObjectNode whole = (ObjectNode) JSON.readTree(inSchema(schema));
        String others = inSchema(description.at("/components/schemas").toString());
        whole.set("$defs", JSON.readTree(others));
        return registry.getSchema(whole);
    }

    private static String inSchema(String json) {
        return json.replace("\"#/components/schemas/", "\"#/$defs/");
    }

    private static void check(boolean holds, Answer answer, String complaint) {
        if (!holds) {
            throw new AssertionError("The answer " + complaint + " (docs/openapi.json): " + answer);
        }
    }
}
