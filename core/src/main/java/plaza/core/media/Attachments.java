package plaza.core.media;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import plaza.core.DomainException;
import plaza.core.id.UserId;

/**
 * Puts uploads into posts, stories and profiles, and takes them out again. What has been shown
 * nowhere for a while is removed by the clean-up.
 */
public final class Attachments {
    private static final int BATCH = 500;

    private final MediaCatalog catalog;
    private final Clock clock;

    /**
     * @param clock tells since when something is shown nowhere
     */
    public Attachments(MediaCatalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Checks, before anything is written, that somebody can show these uploads; answers them in the
     * order of the keys.
     *
     * @param field what the keys are called in the request
     * @param use for what; uploads that have this use already are fine
     * @throws DomainException INVALID when one is unknown, somebody else's, or used elsewhere
     */
    public List<Media> require(UserId owner, List<String> keys, MediaUse use, String field) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<String, Media> found = catalog.findAll(keys);
        List<Media> media = new ArrayList<>(keys.size());
        for (String key : keys) {
            Media one = found.get(key);
            if (one == null || !one.owner().equals(owner)) {
                throw DomainException.invalid(
                        field, "holds a key that is not of an upload of yours");
            }
            if (one.use() != null && !one.use().equals(use)) {
                throw DomainException.invalid(field, "holds a key that is used elsewhere already");
            }
            media.add(one);
        }
        return media;
    }

    /**
     * The write that belongs to {@link #require}, for the commit of what shows them; repeatable.
     *
     * @throws DomainException INVALID when one has gone meanwhile
     */
    public void attach(UserId owner, Collection<String> keys, MediaUse use, String field) {
        if (!keys.isEmpty() && catalog.attach(owner, keys, use).size() < keys.size()) {
            throw DomainException.invalid(field, "holds a key that has been used or removed");
        }
    }

    /**
     * Ends a use; repeatable. Only its owner is shown what had it, and may use it again, until it
     * has been unused for as long as what was just uploaded may be.
     */
    public void release(MediaUse use) {
        catalog.release(use, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Ends a use whose time is over: what had it goes with the next clean-up, also for its owner.
     */
    private void discard(MediaUse use) {
        catalog.release(use, Instant.EPOCH);
    }

    /**
     * Removes all that has ended, some at a time, and ends its uses. It is removed last: what is
     * cut off in between is found by the next clean-up, and nobody is shown it any more.
     *
     * @param ended lists so many at the most
     * @param use of one
     * @param remove says whether it was there
     * @return how many were
     */
    public <I> int removeEnded(
            IntFunction<List<I>> ended, Function<I, MediaUse> use, Predicate<I> remove) {
        int removed = 0;
        List<I> some;
        do {
            some = ended.apply(BATCH);
            for (I one : some) {
                discard(use.apply(one));
                removed += remove.test(one) ? 1 : 0;
            }
        } while (some.size() == BATCH);
        return removed;
    }

    /** What uploads are, for showing them; unknown keys are left out. */
    public Map<String, Media> findAll(Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : catalog.findAll(keys);
    }
}
