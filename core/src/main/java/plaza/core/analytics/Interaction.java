package plaza.core.analytics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.graph.Follow;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.repost.Repost;

/**
 * Somebody did something that is counted.
 *
 * @param id follows from what was done, so that the same act has the same id however often it is
 *     told
 * @param person whose day it counts for: the post's author, who was followed, or who posted
 * @param post whose hour it counts for, or null where it is not about a post
 * @param at when; its hour and day (UTC) count
 * @param delta 1, or −1 for an undoing
 */
public record Interaction(
        UUID id, Metric metric, UserId person, @Nullable PostId post, Instant at, int delta) {

    static Interaction like(Like like, UserId author, int delta) {
        String subject = like.user() + " " + like.post();
        return of(Metric.LIKES, subject, author, like.post(), like.at(), delta);
    }

    static Interaction repost(Repost it, int delta) {
        String subject = it.user() + " " + it.post();
        return of(Metric.REPOSTS, subject, it.author(), it.post(), it.at(), delta);
    }

    static Interaction reply(PostId reply, UserId answered, PostId post, Instant at, int delta) {
        return of(Metric.REPLIES, reply.toString(), answered, post, at, delta);
    }

    static Interaction post(PostId post, UserId author) {
        return of(Metric.POSTS, post.toString(), author, null, post.time(), 1);
    }

    static Interaction follower(Metric cameOrWent, Follow it) {
        String subject = it.follower() + " " + it.followed();
        return of(cameOrWent, subject, it.followed(), null, it.at(), 1);
    }

    private static Interaction of(
            Metric metric,
            String subject,
            UserId person,
            @Nullable PostId post,
            Instant at,
            int delta) {
        String name = metric + " " + delta + " " + subject + " " + at;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Interaction(id, metric, person, post, at, delta);
    }
}
