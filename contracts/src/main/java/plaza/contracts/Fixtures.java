package plaza.contracts;

import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Post;

/**
 * People and posts that exist where an engine insists on it (foreign keys). Elsewhere fresh ids are
 * enough, and these defaults stay.
 */
public interface Fixtures {
    default UserId givenUser() {
        return givenUser(Samples.userId());
    }

    /** A person of this id, stored. */
    default UserId givenUser(UserId id) {
        return id;
    }

    /** A root post of this person, stored. */
    default Post givenPost(UserId author) {
        return givenPost(Samples.postId(author), author);
    }

    /** A root post of this id, stored. */
    default Post givenPost(PostId id, UserId author) {
        return Samples.post(id, author, "Hello", null);
    }

    default Post givenPost() {
        return givenPost(givenUser());
    }

    /**
     * How many ids or rows are more than any statement of the adapter takes ({@link AnyNumber}).
     */
    default int manyIds() {
        return AnyNumber.MANY;
    }
}
