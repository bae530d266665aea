package plaza.core.graph;

import java.time.Instant;
import plaza.core.id.UserId;

/** One person blocks or mutes another, since then. */
public record Barrier(UserId owner, UserId other, Instant at) {}
