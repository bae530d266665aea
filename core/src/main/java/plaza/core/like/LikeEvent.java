package plaza.core.like;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** Somebody likes a post, or does so no more. */
public sealed interface LikeEvent extends Event {
    Like like();

    @Override
    default UUID key() {
        return like().user().value();
    }

    @Override
    default String subject() {
        return "like:" + like().user() + ":" + like().post();
    }

    record Liked(Like like, UserId author) implements LikeEvent {}

    /**
     * @param author null where the post was deleted before
     */
    record Unliked(Like like, @Nullable UserId author) implements LikeEvent {}
}
