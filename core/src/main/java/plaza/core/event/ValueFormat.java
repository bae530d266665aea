package plaza.core.event;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one value is text. Elements of lists and sets are separated by spaces, so they hold none:
 * hashtags, ids, URLs, keys and labels do not.
 *
 * @param write null for what has no field
 * @param absent what is read where there is no field, or null
 */
record ValueFormat(
        Function<Object, @Nullable String> write,
        Function<String, Object> read,
        @Nullable Object absent) {
    private static final String SEPARATOR = " ";

    @Nullable String write(Object value) {
        return write.apply(value);
    }

    /**
     * @throws IllegalArgumentException when it is none
     */
    Object read(String text) {
        try {
            return read.apply(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time: " + text, e);
        }
    }

    /** A record of one UUID is text as that is. */
    static boolean isId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class;
    }

    static ValueFormat of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class || type == Set.class) {
            var generic = (ParameterizedType) component.getGenericType();
            ValueFormat element = of((Class<?>) generic.getActualTypeArguments()[0]);
            return type == List.class ? list(element) : set(element);
        }
        return of(type);
    }

    private static ValueFormat of(Class<?> type) {
        Function<String, Object> read;
        if (type == String.class) {
            read = text -> text;
        } else if (type == Instant.class) {
            read = Instant::parse;
        } else if (type == int.class || type == Integer.class) {
            read = Integer::valueOf;
        } else if (type == long.class || type == Long.class) {
            read = Long::valueOf;
        } else if (type == boolean.class) {
            read = ValueFormat::flag;
        } else if (type.isEnum()) {
            return new ValueFormat(ValueFormat::label, text -> constant(type, text), null);
        } else if (isId(type)) {
            read = text -> id(type, UUID.fromString(text));
        } else {
            throw new IllegalArgumentException(type + " cannot be stored in an event");
        }
        return new ValueFormat(Object::toString, read, null);
    }

    private static String label(Object value) {
        return value instanceof Labelled labelled
                ? labelled.label()
                : ((Enum<?>) value).name().toLowerCase(Locale.ROOT);
    }

    private static Object flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text + " is neither true nor false");
        };
    }

    private static Object constant(Class<?> type, String label) {
        return Stream.of(type.getEnumConstants())
                .filter(value -> label(value).equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        label + " is no " + type.getSimpleName()));
    }

    private static Object id(Class<?> type, UUID value) {
        try {
            return type.getDeclaredConstructor(UUID.class).newInstance(value);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(value + " is no " + type.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("an id is made of a UUID", e);
        }
    }

    private static ValueFormat list(ValueFormat element) {
        return new ValueFormat(
                value -> join(((Collection<?>) value).stream().map(element::write)),
                text -> Stream.of(text.split(SEPARATOR, -1)).map(element::read).toList(),
                List.of());
    }

    private static ValueFormat set(ValueFormat element) {
        return new ValueFormat(
                value -> join(((Collection<?>) value).stream().map(element::write).sorted()),
                text ->
                        Stream.of(text.split(SEPARATOR, -1))
                                .map(element::read)
                                .collect(Collectors.toUnmodifiableSet()),
                Set.of());
    }

    private static @Nullable String join(Stream<@Nullable String> elements) {
        String joined = elements.collect(Collectors.joining(SEPARATOR));
        return joined.isEmpty() ? null : joined;
    }
}
