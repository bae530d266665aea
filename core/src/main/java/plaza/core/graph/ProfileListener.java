package plaza.core.graph;

import plaza.core.id.UserId;

/** Hears of profiles that somebody opens. */
@FunctionalInterface
public interface ProfileListener {
    /** For where nobody listens. */
    ProfileListener NONE = (_, _) -> {};

    /** Called for each profile that is opened, one's own too. */
    void open(UserId viewer, UserId person);
}
