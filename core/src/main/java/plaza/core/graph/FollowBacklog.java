package plaza.core.graph;

import java.util.List;
import java.util.UUID;
import plaza.core.id.UserId;

/**
 * Pairs of people whose follow one engine missed while it was away; see {@link
 * FallbackFollowGraph}.
 */
public interface FollowBacklog {
    /**
     * Remembers a pair, durably. One that is there already is renewed, so that whoever is just
     * dealing with it does not remove it.
     */
    void add(UserId follower, UserId followed);

    /** The pairs that wait longest, first. */
    List<Missed> list(int limit);

    /** Forgets a pair, unless it was renewed; says whether it did. */
    boolean remove(Missed missed);

    /** Whether nothing waits. */
    boolean isEmpty();

    /**
     * A pair that waits.
     *
     * @param version changes whenever the pair is renewed
     */
    record Missed(UserId follower, UserId followed, UUID version) {}
}
