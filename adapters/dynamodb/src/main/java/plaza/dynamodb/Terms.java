package plaza.dynamodb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that the expressions of one request stand for. Not thread-safe. */
final class Terms {
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    /** What stands for the name of an attribute. */
    String name(String name) {
        return placeholders.computeIfAbsent(
                name,
                each -> {
                    String placeholder = "#n" + names.size();
                    names.put(placeholder, each);
                    return placeholder;
                });
    }

    /** What stands for a value. */
    String value(AttributeValue value) {
        String placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    /** How large the values are together. */
    long bytes() {
        return values.values().stream().mapToLong(ItemSize::of).sum();
    }

    /** Null where there are none: an empty map is refused. */
    @Nullable Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    /** As {@link #names}. */
    @Nullable Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }
}
