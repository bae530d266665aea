package plaza.core.event;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Samples of events by the types of their parts. What may be null, is a collection or is checked
 * has samples that are given by hand, so that each form of it is among them.
 *
 * @param parts what is no record of such parts itself
 */
record PlainEvents(Map<Class<?>, Supplier<?>> parts) {
    /** The records that a type of events stands for: its own, or those that it permits. */
    static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PlainEvents::records)
                : Stream.of(type);
    }

    /**
     * @throws AssertionError when a part has no sample
     */
    <T> T sample(Class<T> type) {
        Supplier<?> known = parts.get(type);
        if (known != null) {
            return type.cast(known.get());
        }
        if (!type.isRecord()) {
            throw new AssertionError("a sample with " + type.getName() + " is given by hand");
        }
        List<RecordComponent> components = List.of(type.getRecordComponents());
        try {
            return type.getDeclaredConstructor(
                            components.stream()
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new))
                    .newInstance(components.stream().map(this::part).toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a sample of " + type.getName() + " is given by hand", e);
        }
    }

    private Object part(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new AssertionError(component + " may be null: its samples are given by hand");
        }
        return sample(component.getType());
    }
}
