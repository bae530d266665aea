package plaza.core.graph;

import java.util.Set;
import plaza.core.account.Account;
import plaza.core.id.UserId;
import plaza.core.post.Post;
import plaza.core.post.PostTotals;

/** What one viewer may see, decided without asking any store again. */
public record Sight(UserId viewer, Set<UserId> following, Barriers barriers) {

    /** Whether the person exists for the viewer. */
    public boolean maySee(Account person) {
        return person.isActive() && !hides(person.id());
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

    /**
     * How many of somebody's posts the viewer is told of: those for everybody, also where the
     * account is private, those for followers where they follow, and all of their own.
     */
    public long count(UserId author, PostTotals posts) {
        if (isSelf(author)) {
            return posts.all();
        }
        return posts.everybodys() + (following.contains(author) ? posts.followers() : 0);
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
