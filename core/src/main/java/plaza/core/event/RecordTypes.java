package plaza.core.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Records of several types as the name of their type and flat fields of text ({@link RecordCodec}).
 * The name is the simple one of the record. Thread-safe.
 *
 * @param <T> what all of them are
 */
public final class RecordTypes<T> {
    private final Class<T> kind;
    private final Map<String, RecordCodec<?>> codecs = new HashMap<>();

    /**
     * @param types records, or sealed interfaces that stand for all of theirs
     * @throws IllegalArgumentException when two of them have the same name
     */
    public RecordTypes(Class<T> kind, Collection<? extends Class<? extends T>> types) {
        this.kind = kind;
        types.stream()
                .flatMap(RecordTypes::records)
                .forEach(
                        record -> {
                            if (codecs.put(record.getSimpleName(), RecordCodec.of(record))
                                    != null) {
                                throw new IllegalArgumentException(
                                        "Two records are called " + record.getSimpleName());
                            }
                        });
    }

    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(Record.class))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(RecordTypes::records);
    }

    public Set<String> names() {
        return Set.copyOf(codecs.keySet());
    }

    public boolean has(String name) {
        return codecs.containsKey(name);
    }

    public String name(T value) {
        return value.getClass().getSimpleName();
    }

    /**
     * @throws IllegalArgumentException when its type is none of these
     */
    public Map<String, String> fields(T value) {
        return codec(name(value)).encode((Record) value);
    }

    /**
     * @throws IllegalArgumentException when the type is none of these, or a field is missing or
     *     malformed
     */
    public T read(String name, Map<String, String> fields) {
        return kind.cast(codec(name).decode(fields));
    }

    private RecordCodec<?> codec(String name) {
        RecordCodec<?> codec = codecs.get(name);
        if (codec == null) {
            throw new IllegalArgumentException("no " + kind.getSimpleName() + " is a " + name);
        }
        return codec;
    }
}
