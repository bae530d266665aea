package plaza.core.repost;

import java.util.UUID;
import plaza.core.event.Event;

/** Somebody reposted a post, or took that back. */
public sealed interface RepostEvent extends Event {
    Repost repost();

    @Override
    default UUID key() {
        return repost().user().value();
    }

    @Override
    default String subject() {
        return "repost:" + repost().user() + ":" + repost().post();
    }

    record Reposted(Repost repost) implements RepostEvent {}

    record Unreposted(Repost repost) implements RepostEvent {}
}
