package plaza.core.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Figures of posts by hour, and of people by day, in UTC. Changes are visible when a call returns.
 * Does not check that posts and people exist, nor who asks.
 */
public interface AnalyticsStore {
    /**
     * Adds acts up. An act whose id is known ({@link #forgetActs}) is not added again. Where the
     * engine has transactions, all of them are added or none.
     *
     * @param now from when their ids are known
     */
    void addActs(Collection<Interaction> acts, Instant now);

    /**
     * Adds impressions of posts and profiles up, all of them or none where the engine has
     * transactions. Not idempotent.
     */
    void addImpressions(Collection<Impression> impressions);

    /**
     * Counts how often each post was ever shown, also in hours whose figures went; everybody asked
     * for, any number, is answered.
     */
    Map<PostId, Long> countImpressions(Collection<PostId> posts);

    /** Forgets all figures of posts, any number. Idempotent. */
    void forgetPosts(Collection<PostId> posts);

    /**
     * A post's figures by hour, from {@code from} up to, not including, {@code until}; hours
     * without any are left out.
     */
    Map<Instant, PostFigures> findHours(PostId post, Instant from, Instant until);

    /**
     * A person's figures by day, from {@code from} up to, not including, {@code until}; days
     * without any are left out.
     */
    Map<LocalDate, UserFigures> findDays(UserId user, LocalDate from, LocalDate until);

    /**
     * The figures of everybody on a day. Meant for operators: it may read the rows of all people of
     * that day.
     */
    DayTotals sumDay(LocalDate day);

    /** Removes the figures of posts of all hours before one; says how many went. */
    int deleteHours(Instant before);

    /** Removes the figures of people of all days before one; says how many went. */
    int deleteDays(LocalDate before);

    /** Forgets the ids of acts that are known since before a time; says how many. */
    int forgetActs(Instant before);
}
