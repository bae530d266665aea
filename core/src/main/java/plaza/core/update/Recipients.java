package plaza.core.update;

import java.util.List;
import plaza.core.id.UserId;

/** For whom an update is. */
public sealed interface Recipients {
    /**
     * These people.
     *
     * @param part which of several messages this is, where there are too many people for one
     */
    record People(List<UserId> people, int part) implements Recipients {
        public People {
            people = List.copyOf(people);
            if (people.isEmpty()) {
                throw new IllegalArgumentException("an update is for somebody");
            }
        }
    }

    /** Whoever follows this person. */
    record FollowersOf(UserId person) implements Recipients {}
}
