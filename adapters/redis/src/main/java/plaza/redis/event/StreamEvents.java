package plaza.redis.event;

import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/** Writes events as texts for scripts, and reads them as they stand in the streams. */
record StreamEvents(EventCodec codec) {
    /** Fields of an entry that are not the event's, which has no such names. */
    private static final String NUMBER = "#n";

    private static final String NODE = "#node";
    private static final String TYPE = "#type";
    private static final String SUBJECT = "#subject";

    /** Before the names of fields that are not told, but for carrying it out only. */
    private static final String UNTOLD = "!";

    /** An event's type, and names and values of its fields in turns. */
    List<String> write(Event event) {
        EventCodec.Encoded encoded = codec.encode(event);
        Set<String> content = codec.content(event);
        List<String> texts = new ArrayList<>();
        texts.add(encoded.type());
        encoded.fields()
                .forEach(
                        (name, value) -> {
                            texts.add(content.contains(name) ? UNTOLD + name : name);
                            texts.add(value);
                        });
        return texts;
    }

    /** Reads what {@link #write} wrote. */
    Event read(List<String> texts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < texts.size(); i += 2) {
            fields.put(named(texts.get(i)), texts.get(i + 1));
        }
        return codec.decode(texts.getFirst(), fields);
    }

    private static String named(String field) {
        return field.startsWith(UNTOLD) ? field.substring(UNTOLD.length()) : field;
    }

    /** Reads an entry of the journal. */
    JournalEntry told(StreamMessage<String, String> message) {
        Map<String, String> fields = new LinkedHashMap<>(message.getBody());
        fields.remove(NUMBER);
        String node = fields.remove(NODE);
        String type = fields.remove(TYPE);
        Event event = codec.decode(String.valueOf(type), fields);
        JournalPosition position = position(message.getId());
        return new JournalEntry(
                position, UUID.fromString(node), event, Instant.ofEpochMilli(position.major()));
    }

    /** Reads an entry of the doubts, with what is not told. */
    Event inDoubt(StreamMessage<String, String> message) {
        Map<String, String> fields = new LinkedHashMap<>();
        message.getBody().forEach((name, value) -> fields.put(named(name), value));
        fields.remove(SUBJECT);
        String type = fields.remove(TYPE);
        return codec.decode(String.valueOf(type), fields);
    }

    /** The position of the entry with an id. */
    static JournalPosition position(String id) {
        int dash = id.indexOf('-');
        return new JournalPosition(
                Long.parseLong(id.substring(0, dash)), Long.parseLong(id.substring(dash + 1)));
    }
}
