package plaza.core.timeline;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.timeline.TimelineStore.Slice;

/**
 * The newest entries of home timelines as their store has them, by every way they came; of several
 * ways of one time any one. May be lost at any time. Who finds nothing gets a ticket, reads the
 * store and fills that in. Whoever changes the store tells the cache afterwards: what was pushed
 * since a ticket was given is kept beside what is filled in, and what was taken out ends the
 * ticket. So a timeline that is found has what the store had when the last change of it was told.
 *
 * <p>A timeline belongs to the epoch that it was filled in, and is found in no other: {@link
 * TimelineCacheEpoch}.
 */
public interface TimelineCache {
    /** Nothing, and nobody may fill it in. */
    Found NOTHING = new Found(null, null);

    /**
     * What is there of a timeline.
     *
     * @param slice null where there is nothing. One that is shorter than asked for and not complete
     *     is where the cache ends: the store may have more.
     * @param ticket for whoever may fill it in, one at a time for each timeline; else null
     */
    record Found(@Nullable Slice slice, @Nullable String ticket) {}

    /**
     * The entries behind a position, or the latest for null. A ticket has only who asks for the
     * latest; it is good for some seconds.
     */
    Found find(UUID epoch, UserId reader, @Nullable TimelinePosition before, int limit);

    /**
     * Fills in the latest entries as the store has them, for as long as this at the most; does
     * nothing where the ticket is good no more. A slice that says nothing, without entries and not
     * complete, gives the ticket back.
     */
    void fill(UUID epoch, UserId reader, String ticket, Slice latest, Duration kept);

    /** Entries were put into the store. */
    void push(Collection<Delivery> deliveries);

    /** What came through a person was taken out of somebody's timeline. */
    void removeVia(UserId reader, UserId person);

    /** A post was taken out where it came through this person, or, for null, whoever it was. */
    void retract(PostId post, @Nullable UserId via, Collection<UserId> readers);
}
