package plaza.core.graph;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Blocks and mutes. Visible when the call returns. Leaves follows alone: that is the service's
 * part.
 */
public interface BlockStore {
    /** Adds a block, unless it is there; says whether it was new. */
    boolean block(Restriction block);

    /** Takes a block away; says whether it was there. */
    boolean unblock(UserId owner, UserId other);

    /** Adds a mute, unless it is there; says whether it was new. */
    boolean mute(Restriction mute);

    /** Takes a mute away; says whether it was there. */
    boolean unmute(UserId owner, UserId other);

    /** Whom a person blocks, latest first, ties by id downwards. */
    Page<Restriction> listBlocks(UserId owner, PageRequest page);

    /** Whom a person mutes, latest first, ties by id downwards. */
    Page<Restriction> listMutes(UserId owner, PageRequest page);

    /** All that stands between a person and others. */
    default Restrictions find(UserId person) {
        return findAll(List.of(person)).getOrDefault(person, Restrictions.NONE);
    }

    /** Whether one of two people blocks the other. */
    default boolean isBlockBetween(UserId one, UserId other) {
        return find(one).separate(other);
    }

    /** As {@link #find}, for several; everybody asked for is answered. */
    Map<UserId, Restrictions> findAll(Collection<UserId> people);
}
