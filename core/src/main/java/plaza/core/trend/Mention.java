package plaza.core.trend;

import java.time.Instant;
import java.util.UUID;
import plaza.core.id.UserId;

/**
 * A person used a hashtag in a post, or took up a post.
 *
 * @param region see {@link Regions}
 * @param subject a hashtag in its normal form, or the id of a post
 * @param hour the full hour (UTC) in which they did
 * @param source by what: the id of the post that has the hashtag, or of what was done with the
 *     post; of one person
 */
public record Mention(String region, String subject, Instant hour, UserId user, UUID source) {}
