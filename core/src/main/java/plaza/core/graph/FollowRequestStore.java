package plaza.core.graph;

import java.util.Collection;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/** Requests to follow a private account that are not answered yet. */
public interface FollowRequestStore {
    /** Adds the request, unless it is there; says whether it was new. */
    boolean put(Follow request);

    /** Takes a request away; says whether it was there. */
    boolean delete(UserId follower, UserId followed);

    /** The requests that wait for this person, latest first, ties by id downwards. */
    Page<Follow> list(UserId followed, PageRequest page);

    /** How many a person has asked and not yet been answered by. */
    long count(UserId follower);

    /** Whom of these people the follower has asked and not yet been answered by. */
    Set<UserId> requestedAmong(UserId follower, Collection<UserId> people);
}
