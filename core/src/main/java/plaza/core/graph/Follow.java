package plaza.core.graph;

import java.time.Instant;
import plaza.core.id.UserId;

/** One person follows another, or asks to. */
public record Follow(UserId follower, UserId followed, Instant at) {}
