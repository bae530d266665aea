package plaza.contracts;

import plaza.core.id.UserId;
import plaza.core.post.Post;

/**
 * People and posts that exist where an engine insists on it (foreign keys). Elsewhere fresh ids are
 * enough, and these defaults stay.
 */
public interface Fixtures {
    default UserId givenUser() {
        return Samples.userId();
    }

    /** A root post of this person, stored. */
    default Post givenPost(UserId author) {
        return Samples.post(author);
    }

    default Post givenPost() {
        return givenPost(givenUser());
    }
}
