package plaza.core.activity;

import java.time.Instant;
import java.util.List;
import plaza.core.id.UserId;

/**
 * What people did lately. May be lost: it begins anew then. Visible when a call returns, and the
 * same where a call is repeated.
 */
public interface ActivityStore {
    /** Of one person, so many at the most are found. */
    int KEPT = 200;

    /**
     * Applies any number of changes, in their order.
     *
     * @param until how long an engine that lets go by itself keeps those of the people named
     */
    void apply(List<Activity.Change> changes, Instant until);

    /**
     * What a person did since then, {@link Activity#LATEST_FIRST latest first}, the latest {@link
     * #KEPT} of it.
     */
    List<Activity> find(UserId user, Instant since);

    /** Removes what was done before, where the engine does not do so itself; says how much. */
    int deleteBefore(Instant since);
}
