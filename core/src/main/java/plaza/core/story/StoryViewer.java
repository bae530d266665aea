package plaza.core.story;

import java.time.Instant;
import plaza.core.graph.PersonView;

/** Somebody who has seen a story, and when they first did. */
public record StoryViewer(PersonView person, Instant at) {}
