package plaza.core.repost;

import java.util.UUID;
import plaza.core.event.Event;

/** Somebody reposted a post, or took that back. */
public sealed interface RepostEvent extends Event {
    record Reposted(Repost repost) implements RepostEvent {
        @Override
        public UUID key() {
            return repost.user().value();
        }

        @Override
        public String subject() {
            return about(repost);
        }
    }

    record Unreposted(Repost repost) implements RepostEvent {
        @Override
        public UUID key() {
            return repost.user().value();
        }

        @Override
        public String subject() {
            return about(repost);
        }
    }

    private static String about(Repost repost) {
        return "repost:" + repost.user() + ":" + repost.post();
    }
}
