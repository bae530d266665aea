package plaza.core.trend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.mark.Mark;
import plaza.core.post.Post;
import plaza.core.repost.Repost;

/**
 * Somebody took up a post: they like it, passed it on or answered it.
 *
 * @param source names what they did, so that it can be taken out again: the same however often it
 *     is told
 */
record Engagement(PostId post, UserId user, Instant at, UUID source) {
    static Engagement of(Like like) {
        return new Engagement(like.post(), like.user(), like.at(), source("like", like));
    }

    static Engagement of(Repost repost) {
        return new Engagement(repost.post(), repost.user(), repost.at(), source("repost", repost));
    }

    static Engagement reply(PostId reply, UserId author, PostId answered) {
        return new Engagement(answered, author, reply.time(), sourceOfReply(reply));
    }

    static Engagement ofReply(Post reply) {
        return reply(reply.id(), reply.author(), Objects.requireNonNull(reply.replyTo()));
    }

    /** Another one than the reply's id, by which what it says is counted anew at each edit. */
    static UUID sourceOfReply(PostId reply) {
        return named("reply " + reply);
    }

    private static UUID source(String kind, Mark mark) {
        return named(kind + " " + mark.user() + " " + mark.post());
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
