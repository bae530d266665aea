package plaza.core.graph;

import java.time.Instant;
import plaza.core.id.UserId;

/** One person blocks or mutes another, since then. */
public record Restriction(UserId owner, UserId other, Instant at) {}
