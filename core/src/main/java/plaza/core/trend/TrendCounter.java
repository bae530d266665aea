package plaza.core.trend;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import plaza.core.id.UserId;

/**
 * How many people mention a subject, by region and hour: a hashtag, or a post. A person counts once
 * for a subject in an hour of a region, however often they mention it. Changes are visible when a
 * call returns. Does not check that posts and people exist, nor who may be counted.
 */
public interface TrendCounter {
    /** Adds mentions; those that are there already change nothing. */
    void add(Collection<Mention> mentions);

    /**
     * Takes out all mentions of some sources. Whoever has mentioned the subject in that hour by
     * another one still counts.
     */
    void remove(Collection<UUID> sources);

    /** Takes out all mentions by a person. */
    void removePerson(UserId user);

    /**
     * The subjects with the largest sums of their counts in the hours from {@code from} on, largest
     * first, ties by subject.
     *
     * @param from a full hour
     * @param limit 1–1,000
     */
    List<String> listTop(String region, Instant from, int limit);

    /**
     * The counts of some subjects in the hours from {@code from} on; subjects and hours that have
     * none are left out.
     */
    Map<String, Map<Instant, Long>> findCounts(
            String region, Collection<String> subjects, Instant from);

    /**
     * How many different people mentioned each subject in all hours from {@code from} on; subjects
     * without any are left out. Meant for a few hours.
     */
    Map<String, Long> countPeople(String region, Collection<String> subjects, Instant from);

    /** Removes the counts of all hours before one; says how many counts went. */
    int deleteBefore(Instant hour);
}
