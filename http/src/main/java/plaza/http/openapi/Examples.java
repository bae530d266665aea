package plaza.http.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import plaza.core.FieldError;
import plaza.http.problem.ProblemType;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Examples of everything that is sent and answered, by the name of its schema. Each feature has its
 * own in {@code examples.json}, beside its classes; there {@code {"$ref": "Person"}} stands for
 * another example, and fields next to it come after that one's.
 */
final class Examples {
    private static final String FILES = "classpath*:plaza/http/*/examples.json";
    private static final String REF = "$ref";
    private static final String PAGE = "PageOf";
    private static final String CURSOR = "MTc2Nzc3MDAwMDAwMC4wMTk5YTBjNQ";

    private final JsonMapper mapper;
    private final Map<String, Object> examples = new HashMap<>();
    private final Set<String> sent = new HashSet<>();

    Examples(JsonMapper mapper) {
        this.mapper = mapper;
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream in = file.getInputStream()) {
                    add(mapper.readValue(in, Content.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Content content) {
        if (content.sent() != null) {
            content.sent().forEach(this::add);
            sent.addAll(content.sent().keySet());
        }
        if (content.answered() != null) {
            content.answered().forEach(this::add);
        }
    }

    private void add(String schema, Object example) {
        if (examples.put(schema, example) != null) {
            throw new IllegalStateException("there are two examples of " + schema);
        }
    }

    /** Whether it is what clients send: then its fields need not all be there. */
    boolean isSent(String schema) {
        return sent.contains(schema);
    }

    /** The example for a schema; a page of things is a page with the example of one. */
    Object of(String schema) {
        if (schema.startsWith(PAGE)) {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("items", List.of(of(schema.substring(PAGE.length()))));
            page.put("nextCursor", CURSOR);
            return page;
        }
        Object example = examples.get(schema);
        if (example == null) {
            throw new IllegalStateException("there is no example of " + schema);
        }
        return resolved(example);
    }

    private Object resolved(Object value) {
        return switch (value) {
            case Map<?, ?> fields -> resolved(fields);
            case List<?> items -> items.stream().map(this::resolved).toList();
            default -> value;
        };
    }

    private Map<Object, Object> resolved(Map<?, ?> fields) {
        Map<Object, Object> all = new LinkedHashMap<>();
        fields.forEach(
                (name, value) -> {
                    if (name.equals(REF)) {
                        all.putAll((Map<?, ?>) of(value.toString()));
                    } else {
                        all.put(name, value == null ? null : resolved(value));
                    }
                });
        return all;
    }

    /** A problem of this type. */
    Object problem(ProblemType type) {
        List<FieldError> errors =
                type == ProblemType.INVALID
                        ? List.of(new FieldError("text", "must not be blank"))
                        : List.of();
        return mapper.convertValue(
                type.problem(type.title() + ".", "/api/posts", errors),
                new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** What a file holds. */
    private record Content(
            @Nullable Map<String, Object> sent, @Nullable Map<String, Object> answered) {}
}
