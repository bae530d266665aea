package plaza.core.like;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** Somebody likes a post, or does so no more. */
public sealed interface LikeEvent extends Event {
    record Liked(Like like, UserId author) implements LikeEvent {
        @Override
        public UUID key() {
            return like.user().value();
        }

        @Override
        public String subject() {
            return about(like);
        }
    }

    /**
     * @param author null where the post was deleted before
     */
    record Unliked(Like like, @Nullable UserId author) implements LikeEvent {
        @Override
        public UUID key() {
            return like.user().value();
        }

        @Override
        public String subject() {
            return about(like);
        }
    }

    private static String about(Like like) {
        return "like:" + like.user() + ":" + like.post();
    }
}
