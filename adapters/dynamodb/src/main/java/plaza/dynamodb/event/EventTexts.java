package plaza.dynamodb.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.event.EventCodec;
import plaza.core.event.JournalEntry;
import plaza.core.event.JournalPosition;

/** Writes events and entries of the journal as lists of texts, and reads them. */
record EventTexts(EventCodec codec) {
    private static final int NODE = 0;
    private static final int AT = 1;
    private static final int EVENT = 2;

    /** An event's type, and names and values of its fields in turns. */
    List<String> write(Event event) {
        EventCodec.Encoded encoded = codec.encode(event);
        List<String> texts = new ArrayList<>();
        texts.add(encoded.type());
        encoded.fields()
                .forEach(
                        (name, value) -> {
                            texts.add(name);
                            texts.add(value);
                        });
        return texts;
    }

    /** Reads what {@link #write(Event)} wrote. */
    Event read(List<String> texts) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 1; i < texts.size(); i += 2) {
            fields.put(texts.get(i), texts.get(i + 1));
        }
        return codec.decode(texts.getFirst(), fields);
    }

    /** Who wrote an entry and when, and its event. */
    List<String> write(UUID node, Instant at, Event event) {
        List<String> texts = new ArrayList<>();
        texts.add(node.toString());
        texts.add(at.toString());
        texts.addAll(write(event));
        return texts;
    }

    /** Reads an entry that {@link #write(UUID, Instant, Event)} wrote. */
    JournalEntry read(JournalPosition position, List<String> texts) {
        return new JournalEntry(
                position,
                UUID.fromString(texts.get(NODE)),
                read(texts.subList(EVENT, texts.size())),
                at(texts));
    }

    /** When an entry was written. */
    static Instant at(List<String> texts) {
        return Instant.parse(texts.get(AT));
    }
}
