package plaza.core.analytics;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A post was shown to others than its author, some times within an hour.
 *
 * @param hour the full hour (UTC)
 */
public record Impression(PostId post, UserId author, Instant hour, int count) {}
