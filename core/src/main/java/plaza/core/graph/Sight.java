package plaza.core.graph;

import java.util.Set;
import plaza.core.account.Account;
import plaza.core.account.UserId;
import plaza.core.post.Post;

/** What one viewer may see, decided without asking any store again. */
public record Sight(UserId viewer, Set<UserId> following, Barriers barriers) {

    /** Whether the person exists for the viewer. */
    public boolean maySee(Account person) {
        return person.isActive() && !barriers.separate(person.id());
    }

    /** Whether the person's posts, followers and follows are open to the viewer. */
    public boolean mayLookInto(Account person) {
        return maySee(person)
                && (!person.isPrivate() || isSelf(person.id()) || following.contains(person.id()));
    }

    public boolean maySee(Post post, Account author) {
        if (!mayLookInto(author)) {
            return false;
        }
        return switch (post.visibility()) {
            case PUBLIC -> true;
            case FOLLOWERS -> isSelf(author.id()) || following.contains(author.id());
            case PRIVATE -> isSelf(author.id());
        };
    }

    public boolean isSelf(UserId person) {
        return viewer.equals(person);
    }

    public boolean mutes(UserId person) {
        return barriers.muting().contains(person);
    }
}
