package plaza.core.graph;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;

/**
 * Directed edges between people, each with its time: the one shape in which an engine keeps
 * follows, requests to follow, blocks and mutes. Visible when the call returns.
 */
public interface Edges {
    /** One end of an edge, as seen from the other. */
    record End(UserId person, Instant at) {}

    /** Adds an edge, unless it is there; says whether it was new. */
    boolean add(UserId from, UserId to, Instant at);

    /** Takes an edge away; says whether it was there. */
    boolean remove(UserId from, UserId to);

    Optional<End> find(UserId from, UserId to);

    /** At whom a person points, latest first, ties by id downwards. */
    Page<End> listFrom(UserId from, PageRequest page);

    /** Who points at a person, latest first, ties by id downwards. */
    Page<End> listTo(UserId to, PageRequest page);

    /** Which of these people point at a person. */
    Set<UserId> fromAmong(UserId to, Collection<UserId> people);

    /** At which of these people a person points. */
    Set<UserId> toAmong(UserId from, Collection<UserId> people);

    /** At how many people a person points. */
    long countFrom(UserId from);
}
