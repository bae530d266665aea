package plaza.core.trend;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * How many people used a hashtag, by region and hour. A person counts once for a hashtag in an hour
 * of a region, however many posts of theirs have it. Changes are visible when a call returns. Does
 * not check that posts and people exist, nor who may be counted.
 */
public interface TrendCounter {
    /** Adds mentions; those that are there already change nothing. */
    void add(Collection<Mention> mentions);

    /**
     * Takes out all mentions by some posts. Whoever has another post with the hashtag in that hour
     * still counts.
     */
    void remove(Collection<PostId> posts);

    /** Takes out all mentions by a person. */
    void removePerson(UserId user);

    /**
     * The hashtags with the largest sums of their counts in the hours from {@code from} on, largest
     * first, ties by hashtag.
     *
     * @param from a full hour
     * @param limit 1–1,000
     */
    List<String> listTop(String region, Instant from, int limit);

    /**
     * The counts of some hashtags in the hours from {@code from} on; hashtags and hours that have
     * none are left out.
     */
    Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> hashtags, Instant from);

    /**
     * How many different people used each hashtag in all hours from {@code from} on; hashtags
     * without any are left out. Meant for a few hours.
     */
    Map<String, Long> countPeople(String region, Collection<String> hashtags, Instant from);

    /** Removes the counts of all hours before one; says how many counts went. */
    int deleteBefore(Instant hour);
}
