package plaza.core.graph;

import java.util.List;
import plaza.core.id.UserId;

/**
 * Somebody whom a person's friends follow.
 *
 * @param shared how many of the friends do
 * @param via the newest of their accounts, newest first, at most {@link FollowTraversal#VIA}
 */
public record FriendOfFriends(UserId person, int shared, List<UserId> via) {
    public FriendOfFriends {
        via = List.copyOf(via);
    }
}
