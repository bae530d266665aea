package plaza.core.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a live stream: a UUIDv7, so that the order of the ids is the order of their times. */
public record StreamId(UUID value) implements Id<StreamId> {
    public static Optional<StreamId> parse(String text) {
        return Ids.parse(text).map(StreamId::new);
    }

    /** When it was made, to the millisecond. */
    public Instant time() {
        return Ids.timeOf(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
