package plaza.core.id;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import plaza.core.Ids;

/** Names a story: a UUIDv7, so that the order of the ids is the order of the stories. */
public record StoryId(UUID value) implements Id<StoryId> {
    public static Optional<StoryId> parse(String text) {
        return Ids.parse(text).map(StoryId::new);
    }

    /** When the story was made, to the millisecond. */
    public Instant time() {
        return Ids.timeOf(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
