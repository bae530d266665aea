package plaza.core.graph;

import java.util.Set;
import java.util.UUID;
import plaza.core.event.Event;
import plaza.core.id.UserId;

/** A relation between two people began or ended. */
public sealed interface GraphEvent extends Event {
    @Override
    default UUID key() {
        return actor().value();
    }

    /**
     * A block ends what the other has begun, and a request is only for as long as the account is
     * private: neither may happen beside a command of the other's.
     */
    @Override
    default Set<UUID> alsoAlone() {
        return switch (this) {
            case Blocked _, FollowRequested _ -> Set.of(other().value());
            case Followed _, Unfollowed _, FollowRequestEnded _, Unblocked _, Muted _, Unmuted _ ->
                    Set.of();
        };
    }

    /** The pair, whoever acts: to block somebody ends their follow too. */
    @Override
    default String subject() {
        UserId one = actor();
        UserId two = other();
        return one.compareTo(two) < 0 ? "pair:" + one + ":" + two : "pair:" + two + ":" + one;
    }

    private UserId actor() {
        return switch (this) {
            case Followed(Follow it) -> it.follower();
            case Unfollowed(Follow it) -> it.follower();
            case FollowRequested(Follow it) -> it.follower();
            case FollowRequestEnded(Follow it) -> it.follower();
            case Blocked(Restriction it) -> it.owner();
            case Unblocked(Restriction it) -> it.owner();
            case Muted(Restriction it) -> it.owner();
            case Unmuted(Restriction it) -> it.owner();
        };
    }

    private UserId other() {
        return switch (this) {
            case Followed(Follow it) -> it.followed();
            case Unfollowed(Follow it) -> it.followed();
            case FollowRequested(Follow it) -> it.followed();
            case FollowRequestEnded(Follow it) -> it.followed();
            case Blocked(Restriction it) -> it.other();
            case Unblocked(Restriction it) -> it.other();
            case Muted(Restriction it) -> it.other();
            case Unmuted(Restriction it) -> it.other();
        };
    }

    record Followed(Follow follow) implements GraphEvent {}

    record Unfollowed(Follow follow) implements GraphEvent {}

    /** Somebody asked to follow a private account. */
    record FollowRequested(Follow request) implements GraphEvent {}

    /** A request to follow was rejected or taken back. */
    record FollowRequestEnded(Follow request) implements GraphEvent {}

    record Blocked(Restriction block) implements GraphEvent {}

    record Unblocked(Restriction block) implements GraphEvent {}

    record Muted(Restriction mute) implements GraphEvent {}

    record Unmuted(Restriction mute) implements GraphEvent {}
}
