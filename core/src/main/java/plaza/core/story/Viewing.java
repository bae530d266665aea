package plaza.core.story;

import java.time.Instant;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/** A person has seen a story, since then. */
public record Viewing(StoryId story, UserId viewer, Instant at) {}
