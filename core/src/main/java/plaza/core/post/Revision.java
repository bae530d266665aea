package plaza.core.post;

import java.time.Instant;

/** A text that a post had, from that time until the next revision. */
public record Revision(String text, Instant at) {}
