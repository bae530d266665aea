package plaza.core.graph;

import java.util.Set;
import plaza.core.account.Account;
import plaza.core.id.UserId;

/** Decides what one viewer may see, without asking any store again. */
public record ViewerContext(UserId viewer, Set<UserId> following, Restrictions barriers) {

    /** Whether the person exists for the viewer. */
    public boolean maySee(Account person) {
        return person.isActive() && !hides(person.id());
    }

    /** Whether the person's posts, followers and follows are open to the viewer. */
    public boolean mayLookInto(Account person) {
        return maySee(person)
                && (!person.isPrivate() || isSelf(person.id()) || following.contains(person.id()));
    }

    /** Whether a block stands between the two, in either direction. */
    public boolean hides(UserId person) {
        return barriers.separate(person);
    }

    public boolean isSelf(UserId person) {
        return viewer.equals(person);
    }

    public boolean mutes(UserId person) {
        return barriers.muting().contains(person);
    }
}
