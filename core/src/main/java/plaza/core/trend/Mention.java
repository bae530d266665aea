package plaza.core.trend;

import java.time.Instant;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * A person used a hashtag in a post.
 *
 * @param region see {@link Regions}
 * @param hashtag in its normal form
 * @param hour the full hour (UTC) in which the post was made
 */
public record Mention(String region, String hashtag, Instant hour, UserId user, PostId post) {}
