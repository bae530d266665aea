package plaza.core.event;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import plaza.core.StorageException;

/**
 * Events as a type and flat fields of text, which every journal can store: a JSON object, or the
 * fields of a stream entry. The type is the simple name of the event's record, the fields are its
 * components ({@link RecordCodec}).
 */
public final class EventCodec {
    private final Map<String, RecordCodec<?>> codecs = new HashMap<>();

    /**
     * @param types of events: records, or sealed interfaces that stand for all of theirs
     */
    public EventCodec(Collection<Class<? extends Event>> types) {
        types.stream()
                .flatMap(EventCodec::records)
                .forEach(
                        record -> {
                            if (codecs.put(record.getSimpleName(), RecordCodec.of(record))
                                    != null) {
                                throw new IllegalArgumentException(
                                        "Two events are called " + record.getSimpleName());
                            }
                        });
    }

    private static Stream<Class<? extends Record>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(Record.class))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCodec::records);
    }

    /** An event as it is stored. */
    public record Encoded(String type, Map<String, String> fields) {}

    /** The names of the types of events. */
    public Set<String> types() {
        return Set.copyOf(codecs.keySet());
    }

    public Encoded encode(Event event) {
        String type = event.getClass().getSimpleName();
        return new Encoded(type, codec(type).encode((Record) event));
    }

    /**
     * The fields that only carrying the event out needs: {@link Event#told} has none of them, and
     * no journal keeps them when it has happened.
     */
    public Set<String> content(Event event) {
        var content = new HashSet<String>(encode(event).fields().keySet());
        content.removeAll(encode(event.told()).fields().keySet());
        return content;
    }

    /**
     * @throws StorageException (not transient) when the type is unknown or a field is missing or
     *     wrong
     */
    public Event decode(String type, Map<String, String> fields) {
        RecordCodec<?> codec = codec(type);
        try {
            return (Event) codec.decode(fields);
        } catch (IllegalArgumentException e) {
            throw StorageException.permanent("The journal holds a malformed " + type, e);
        }
    }

    private RecordCodec<?> codec(String type) {
        RecordCodec<?> codec = codecs.get(type);
        if (codec == null) {
            throw StorageException.permanent(
                    "The journal holds an event of unknown type " + type, null);
        }
        return codec;
    }
}
