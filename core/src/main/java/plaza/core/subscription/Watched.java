package plaza.core.subscription;

import java.util.Optional;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.update.Topic;

/** Something that a client names, of a {@link Topic.Kind#LATEST} topic, to be told how it is. */
public sealed interface Watched {
    Topic topic();

    /** The id that clients name it by. */
    String id();

    /** The counts of a post. */
    record Counts(PostId post) implements Watched {
        @Override
        public Topic topic() {
            return Topic.POSTS;
        }

        @Override
        public String id() {
            return post.toString();
        }
    }

    /** Whether somebody is online. */
    record Presence(UserId person) implements Watched {
        @Override
        public Topic topic() {
            return Topic.PRESENCE;
        }

        @Override
        public String id() {
            return person.toString();
        }
    }

    /** What an id names; empty where it is none of the topic's. */
    static Optional<Watched> parse(Topic topic, String id) {
        return switch (topic) {
            case POSTS -> PostId.parse(id).map(Counts::new);
            case PRESENCE -> UserId.parse(id).map(Presence::new);
            case NOTIFICATIONS, FEED, CHATS, STREAMS -> Optional.empty();
        };
    }
}
