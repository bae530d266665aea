package plaza.core.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as flat fields of text, and reads them back. A component is a field of its name
 * (or of the one that {@link Stored} gives it); a component that is a record gives its own
 * components as fields, and one of them that is called {@code id} is named after what it
 * identifies. What is null, and a list that is empty, has no field. Thread-safe.
 *
 * <p>The names of components are the stored format: they may be added to (as nullable), not
 * changed.
 */
public final class RecordCodec<R extends Record> {
    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Part> parts;

    private RecordCodec(Class<R> type, @Nullable String name) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.parts = Arrays.stream(components).map(component -> part(component, name)).toList();
        try {
            this.constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record has its canonical constructor", e);
        }
    }

    public static <R extends Record> RecordCodec<R> of(Class<R> type) {
        return new RecordCodec<>(type, null);
    }

    /** One component, and how it is stored. */
    private sealed interface Part {
        RecordComponent component();
    }

    private record Field(
            RecordComponent component, String name, boolean nullable, ValueFormat format)
            implements Part {}

    private record Nested(RecordComponent component, boolean nullable, RecordCodec<?> codec)
            implements Part {}

    private static Part part(RecordComponent component, @Nullable String owner) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> type = component.getType();
        String name = component.getName();
        if (type.isRecord() && !ValueFormat.isId(type)) {
            return new Nested(
                    component, nullable, new RecordCodec<>(type.asSubclass(Record.class), name));
        }
        Stored stored = component.getAnnotation(Stored.class);
        if (stored != null) {
            name = stored.value();
        } else if (owner != null && name.equals("id")) {
            name = owner;
        }
        return new Field(component, name, nullable, ValueFormat.of(component));
    }

    public Map<String, String> encode(Record value) {
        Map<String, String> fields = new LinkedHashMap<>();
        encode(value, fields);
        return fields;
    }

    private void encode(Record value, Map<String, String> fields) {
        for (Part part : parts) {
            Object component = component(part, value);
            if (component == null) {
                continue;
            }
            switch (part) {
                case Field field -> {
                    String text = field.format().write(component);
                    if (text != null) {
                        fields.put(field.name(), text);
                    }
                }
                case Nested nested -> nested.codec().encode((Record) component, fields);
            }
        }
    }

    private static @Nullable Object component(Part part, Record value) {
        try {
            return part.component().getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a component of a stored record can be read", e);
        }
    }

    /**
     * Reads what {@link #encode} wrote; more fields, which a later version may have added, are left
     * aside.
     *
     * @throws IllegalArgumentException when a field is missing or malformed
     */
    public R decode(Map<String, String> fields) {
        @Nullable Object[] values = new Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(parts.get(i), fields);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + " does not take its fields", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a stored record can be made", e);
        }
    }

    private static @Nullable Object read(Part part, Map<String, String> fields) {
        return switch (part) {
            case Nested nested ->
                    nested.nullable() && nested.codec().isAbsent(fields)
                            ? null
                            : nested.codec().decode(fields);
            case Field field -> {
                String text = fields.get(field.name());
                if (text != null) {
                    yield field.format().read(text);
                }
                if (!field.nullable() && field.format().absent() == null) {
                    throw new IllegalArgumentException("no field " + field.name());
                }
                yield field.format().absent();
            }
        };
    }

    private boolean isAbsent(Map<String, String> fields) {
        return parts.stream()
                .allMatch(
                        part ->
                                switch (part) {
                                    case Nested nested -> nested.codec().isAbsent(fields);
                                    case Field field -> !fields.containsKey(field.name());
                                });
    }
}
