package plaza.app.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plaza.app.testing.OpenApiWitness;
import tools.jackson.databind.JsonNode;

/**
 * Every place of the API's description that takes a string. Read from the description, so that what
 * is new there is here, too.
 */
final class Places {
    static final String BOUNDARY = "boundary-of-the-tests";

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    private final JsonNode description = OpenApiWitness.read(OpenApiWitness.FILE);
    private final Known known;
    private final List<Place> all = new ArrayList<>();

    /** What to say where no string is tried, so that requests get far. */
    @FunctionalInterface
    interface Known {
        /** A value for a parameter or field of a path; null when there is none. */
        @Nullable String value(String path, String name);
    }

    /** A request whose texts are encoded already. */
    record Sent(
            String method, String target, Map<String, String> headers, String type, String body) {}

    /**
     * Somewhere that a string goes.
     *
     * @param name for people
     * @param request with a string there
     */
    record Place(String name, Function<String, Sent> request) {}

    Places(Known known) {
        this.known = known;
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                add(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        operation.getValue());
            }
        }
    }

    List<Place> all() {
        return List.copyOf(all);
    }

    private void add(String method, String path, JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        JsonNode schema = resolved(content.at("/application~1json/schema"));
        String type = schema.isMissingNode() ? "" : "application/json";
        String usual = schema.isMissingNode() ? "" : object(path, schema, "", "");
        for (JsonNode parameter : operation.path("parameters")) {
            parameter(method, path, resolved(parameter), type, usual);
        }
        fields(path, schema)
                .forEach(
                        (name, put) ->
                                all.add(
                                        new Place(
                                                method + " " + path + " body " + name,
                                                text ->
                                                        new Sent(
                                                                method,
                                                                target(path, "", ""),
                                                                Map.of(),
                                                                type,
                                                                put.apply(text)))));
        JsonNode form = resolved(content.at("/multipart~1form-data/schema"));
        if (!form.isMissingNode()) {
            form(method, path, form);
        }
    }

    private void parameter(
            String method, String path, JsonNode parameter, String type, String body) {
        String name = parameter.get("name").asString();
        String in = parameter.get("in").asString();
        all.add(
                new Place(
                        method + " " + path + " " + in + " " + name,
                        text ->
                                switch (in) {
                                    case "path" ->
                                            new Sent(
                                                    method,
                                                    target(path, name, NastyTexts.encoded(text)),
                                                    Map.of(),
                                                    type,
                                                    body);
                                    case "query" ->
                                            new Sent(
                                                    method,
                                                    target(path, "", "")
                                                            + "?"
                                                            + name
                                                            + "="
                                                            + NastyTexts.encoded(text),
                                                    Map.of(),
                                                    type,
                                                    body);
                                    case "header" ->
                                            new Sent(
                                                    method,
                                                    target(path, "", ""),
                                                    Map.of(name, NastyTexts.inHeader(text)),
                                                    type,
                                                    body);
                                    default -> throw new AssertionError("a parameter in " + in);
                                }));
    }

    /** The path with its parameters, one of them as given. */
    private String target(String path, String name, String encoded) {
        return PARAMETER
                .matcher(path)
                .replaceAll(
                        match -> {
                            String value = known.value(path, match.group(1));
                            return Matcher.quoteReplacement(
                                    match.group(1).equals(name)
                                            ? encoded
                                            : value == null ? "none" : value);
                        });
    }

    /** The fields that take strings, and the names themselves, with bodies that have them. */
    Map<String, Function<String, String>> fields(String path, JsonNode schema) {
        Map<String, Function<String, String>> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            String name = field.getKey();
            JsonNode of = resolved(field.getValue());
            if (isType(of, "string")) {
                fields.put(name, text -> object(path, schema, name, NastyTexts.quoted(text)));
            } else if (isType(of, "array") && isType(resolved(of.path("items")), "string")) {
                fields.put(
                        name + "[]",
                        text -> object(path, schema, name, "[" + NastyTexts.quoted(text) + "]"));
            } else if (isType(of, "object") || of.has("properties")) {
                fields(path, of)
                        .forEach(
                                (inner, put) ->
                                        fields.put(
                                                name + "." + inner,
                                                text ->
                                                        object(
                                                                path,
                                                                schema,
                                                                name,
                                                                put.apply(text))));
            }
        }
        if (schema.has("properties")) {
            fields.put(
                    "a field's name",
                    text -> object(path, schema, text.isEmpty() ? " " : text, "1"));
        }
        return fields;
    }

    /** The required fields, those that are known, and one as given. */
    private String object(String path, JsonNode schema, String name, String json) {
        List<String> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            if (!field.getKey().equals(name)) {
                String usual = usual(path, schema, field.getKey(), resolved(field.getValue()));
                if (usual != null) {
                    fields.add(NastyTexts.quoted(field.getKey()) + ":" + usual);
                }
            }
        }
        if (!json.isEmpty()) {
            fields.add(NastyTexts.quoted(name) + ":" + json);
        }
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private @Nullable String usual(String path, JsonNode schema, String name, JsonNode field) {
        String value = known.value(path, name);
        if (value != null) {
            return NastyTexts.quoted(value);
        }
        boolean required =
                schema.path("required")
                        .valueStream()
                        .anyMatch(each -> each.asString().equals(name));
        if (!required) {
            return null;
        }
        if (field.has("enum")) {
            return field.get("enum").get(0).toString();
        }
        if (field.has("example")) {
            return field.get("example").toString();
        }
        return isType(field, "string")
                ? "\"x\""
                : isType(field, "boolean") ? "true" : isType(field, "array") ? "[]" : "1";
    }

    private void form(String method, String path, JsonNode form) {
        for (Map.Entry<String, JsonNode> field : form.path("properties").properties()) {
            String name = field.getKey();
            all.add(
                    new Place(
                            method + " " + path + " form " + name,
                            text -> multipart(method, path, "name=\"" + name + "\"", text)));
            all.add(
                    new Place(
                            method + " " + path + " form file name of " + name,
                            text ->
                                    multipart(
                                            method,
                                            path,
                                            "name=\"" + name + "\"; filename=\"" + text + "\"",
                                            "x")));
        }
        all.add(
                new Place(
                        method + " " + path + " form a field's name",
                        text -> multipart(method, path, "name=\"" + text + "\"", "x")));
    }

    private Sent multipart(String method, String path, String disposition, String content) {
        return new Sent(
                method,
                target(path, "", ""),
                Map.of(),
                "multipart/form-data; boundary=" + BOUNDARY,
                "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n--%1$s--\r\n"
                        .formatted(BOUNDARY, disposition, content));
    }

    /** A schema of the description, by its name. */
    JsonNode schema(String name) {
        return description.at("/components/schemas/" + name);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static boolean isType(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        return types.isArray()
                ? types.valueStream().anyMatch(each -> each.asString().equals(type))
                : types.asString("").equals(type);
    }
}
