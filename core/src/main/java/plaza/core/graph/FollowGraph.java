package plaza.core.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * The graph of follows. Following and unfollowing are visible when the call returns. Does not check
 * that the people exist, differ, or have blocked each other.
 */
public interface FollowGraph {
    /**
     * Adds the follow, unless it is there; says whether it was new. The first time stands, to the
     * microsecond.
     */
    boolean follow(Follow follow);

    /** Takes the follow away; says whether it was there. */
    boolean unfollow(UserId follower, UserId followed);

    /** The follow of one person by another, with its time, or empty when there is none. */
    Optional<Follow> find(UserId follower, UserId followed);

    /** Who follows a person, latest follow first, ties by id downwards. */
    Page<Follow> listFollowers(UserId followed, PageRequest page);

    /** Whom a person follows, latest follow first, ties by id downwards. */
    Page<Follow> listFollowing(UserId follower, PageRequest page);

    /** Everybody a person follows; bounded by {@link Relations#MAX_FOLLOWING}. */
    Set<UserId> findFollowing(UserId follower);

    /**
     * As {@link #findFollowing}, of several people at once; those who follow nobody are left out.
     */
    Map<UserId, Set<UserId>> findAllFollowing(Collection<UserId> followers);

    /**
     * The followers of several people, for fan-out; those without followers are left out.
     *
     * @param limitEach of a person with more followers than this, that many of them, any
     */
    Map<UserId, List<UserId>> findFollowers(Collection<UserId> followed, int limitEach);

    /** Which of these people follow the given one. */
    Set<UserId> followersAmong(UserId followed, Collection<UserId> people);

    /** Counts per person; everybody who is asked for is answered. */
    Map<UserId, FollowCounts> counts(Collection<UserId> people);
}
