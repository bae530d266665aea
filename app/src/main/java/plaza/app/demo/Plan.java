package plaza.app.demo;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plaza.core.account.Registration;
import plaza.core.id.PostId;
import plaza.core.id.StoryId;
import plaza.core.id.UserId;

/**
 * Everything that happens in a generated network, in the order of time within each kind.
 *
 * @param posts root posts, then replies to them, then replies to those
 */
record Plan(
        List<Member> people,
        List<Following> follows,
        List<List<Written>> posts,
        List<Reaction> likes,
        List<Reaction> reposts,
        List<Told> stories) {

    /**
     * Somebody with an account.
     *
     * @param avatar what their picture is drawn from
     */
    record Member(
            UserId id, Registration registration, String bio, @Nullable String city, long avatar) {
        String username() {
            return registration.username();
        }
    }

    record Following(UserId follower, UserId followed, Instant at) {}

    /**
     * A post or a reply.
     *
     * @param picture what its picture is drawn from, if it has one
     */
    record Written(
            PostId id, UserId author, String text, @Nullable PostId replyTo, OptionalLong picture) {
        Instant at() {
            return id.time();
        }
    }

    /**
     * A story.
     *
     * @param picture what its picture is drawn from
     */
    record Told(StoryId id, UserId author, @Nullable String text, long picture) {
        Instant at() {
            return id.time();
        }
    }

    /** Somebody likes or reposts a post. */
    record Reaction(UserId user, PostId post, Instant at) {}
}
