package plaza.core.event;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import plaza.core.StorageException;

/**
 * Events as a type and flat fields of text, which every journal can store: a JSON object, or the
 * fields of a stream entry. The type is the simple name of the event's record, the fields are its
 * components ({@link RecordCodec}).
 */
public final class EventCodec {
    private final RecordTypes<Event> types;

    /**
     * @param types of events: records, or sealed interfaces that stand for all of theirs
     */
    public EventCodec(Collection<Class<? extends Event>> types) {
        this.types = new RecordTypes<>(Event.class, types);
    }

    /** An event as it is stored. */
    public record Encoded(String type, Map<String, String> fields) {}

    /** The names of the types of events. */
    public Set<String> types() {
        return types.names();
    }

    /**
     * @throws StorageException (not transient) when the type is unknown
     */
    public Encoded encode(Event event) {
        String type = types.name(event);
        requireKnown(type);
        return new Encoded(type, types.fields(event));
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
        requireKnown(type);
        try {
            return types.read(type, fields);
        } catch (IllegalArgumentException e) {
            throw StorageException.permanent("The journal holds a malformed " + type, e);
        }
    }

    private void requireKnown(String type) {
        if (!types.has(type)) {
            throw StorageException.permanent(
                    "The journal holds an event of unknown type " + type, null);
        }
    }
}
