package plaza.contracts.story;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import plaza.core.Ids;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;
import plaza.core.story.Story;
import plaza.core.story.StoryVisibility;

/** Stories for the contracts of their store. */
final class StorySamples {
    private StorySamples() {}

    static Story unsaved(UserId author, Instant at, Duration ttl) {
        return new Story(
                new StoryId(id(at)),
                author,
                "stories/" + id(at) + ".jpg",
                null,
                StoryVisibility.PUBLIC,
                at.plus(ttl));
    }

    static java.util.UUID id(Instant at) {
        var random = ThreadLocalRandom.current();
        return Ids.of(at, random.nextInt(), random.nextLong());
    }
}
