package plaza.core.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * The newest part of people's home timelines, each about as long as the cap that the store was made
 * with; the oldest entries go. It holds what can be computed from posts and follows: a reader's
 * timeline is <em>cold</em>, and not read, until it is loaded, and may become cold at any time.
 *
 * <p>Does not check follows, blocks or visibility: what is read is a proposal, of which {@link
 * TimelinePull#standing} finds what stands. A store may keep a post once, by the entry that {@link
 * TimelineEntry#winsOver wins} of those that came, or every way it came; of several ways of one
 * time it may keep any one. It may keep what is delivered to a cold timeline, too.
 */
public interface TimelineStore {
    /**
     * Puts each entry into the timelines of its readers, at least into the warm ones. Idempotent.
     * An entry that is older than what the cap has cut off is not kept.
     *
     * @return how many entries it put, each counted once per timeline; a store that does not look
     *     counts those that were there already
     */
    int push(Collection<Delivery> deliveries);

    /**
     * Takes out what came through a person: their posts and their reposts, not their posts that
     * others reposted.
     *
     * @return what was taken out
     */
    List<TimelineEntry> removeVia(UserId reader, UserId person);

    /**
     * Takes a post out where it came through this person, or whoever it came through when that is
     * null.
     *
     * @return the readers who had it
     */
    Set<UserId> retract(PostId post, @Nullable UserId via, Collection<UserId> readers);

    /** The entries behind a position, or the latest for null; empty when the timeline is cold. */
    Optional<Slice> read(UserId reader, @Nullable TimelinePosition before, int limit);

    /**
     * Makes a cold timeline warm with what is computed meanwhile; leaves a warm one as it is. What
     * is delivered, or retracted whoever it came through, while the supplier runs is not lost. If
     * several callers load one timeline at a time, the outcome is as if one had. No lock is held
     * while the supplier runs; it may run more than once. What it throws is passed on and leaves
     * the timeline cold. After a {@link #clear} meanwhile the timeline stays cold.
     */
    void load(UserId reader, Supplier<Slice> newest);

    /** Makes every timeline cold, and forgets which authors are pulled. */
    void clear();

    /** Remembers that this author is not pushed from now on, but merged in on read. */
    void markPulled(UserId author);

    /** The authors who are merged in on read. */
    Set<UserId> pulled();

    /**
     * A part of a timeline, latest first.
     *
     * @param complete nothing older than these entries exists; otherwise there may be more, in the
     *     store or to be computed. A slice that is shorter than asked for and not complete is where
     *     the store ends.
     */
    record Slice(List<TimelineEntry> entries, boolean complete) {
        public Slice {
            entries = List.copyOf(entries);
        }
    }
}
