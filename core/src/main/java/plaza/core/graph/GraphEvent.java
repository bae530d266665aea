package plaza.core.graph;

import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** A relation between two people began or ended. */
public sealed interface GraphEvent extends Event {
    record Followed(Follow follow) implements GraphEvent {
        @Override
        public UUID key() {
            return follow.follower().value();
        }

        @Override
        public String subject() {
            return pair(follow);
        }
    }

    record Unfollowed(Follow follow) implements GraphEvent {
        @Override
        public UUID key() {
            return follow.follower().value();
        }

        @Override
        public String subject() {
            return pair(follow);
        }
    }

    /** Somebody asked to follow a private account. */
    record FollowRequested(Follow request) implements GraphEvent {
        @Override
        public UUID key() {
            return request.follower().value();
        }

        @Override
        public String subject() {
            return pair(request);
        }
    }

    /** A request to follow was rejected or taken back. */
    record FollowRequestEnded(Follow request) implements GraphEvent {
        @Override
        public UUID key() {
            return request.follower().value();
        }

        @Override
        public String subject() {
            return pair(request);
        }
    }

    record Blocked(Barrier block) implements GraphEvent {
        @Override
        public UUID key() {
            return block.owner().value();
        }

        @Override
        public String subject() {
            return pair(block);
        }
    }

    record Unblocked(Barrier block) implements GraphEvent {
        @Override
        public UUID key() {
            return block.owner().value();
        }

        @Override
        public String subject() {
            return pair(block);
        }
    }

    record Muted(Barrier mute) implements GraphEvent {
        @Override
        public UUID key() {
            return mute.owner().value();
        }

        @Override
        public String subject() {
            return pair(mute);
        }
    }

    record Unmuted(Barrier mute) implements GraphEvent {
        @Override
        public UUID key() {
            return mute.owner().value();
        }

        @Override
        public String subject() {
            return pair(mute);
        }
    }

    private static String pair(Follow follow) {
        return pair(follow.follower(), follow.followed());
    }

    private static String pair(Barrier barrier) {
        return pair(barrier.owner(), barrier.other());
    }

    /** Whoever acts: to block somebody ends their follow too. */
    private static String pair(UserId one, UserId other) {
        return one.compareTo(other) < 0 ? "pair:" + one + ":" + other : "pair:" + other + ":" + one;
    }
}
