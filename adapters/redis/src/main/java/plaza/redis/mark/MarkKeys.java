package plaza.redis.mark;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/** Where it is kept in Redis who marked what. */
public interface MarkKeys {
    /** What is kept of one mark. */
    enum Held {
        YES,
        NO,
        /** Nothing, and so it was not marked lately. */
        NOTHING,
        /** Nothing, though it may have been marked lately: there was too much to keep. */
        GONE
    }

    /**
     * What is kept of some marks of a person, in the order of the posts.
     *
     * @param since what is at {@link #since}, or null
     */
    record Found(@Nullable String since, List<Held> held) {}

    /** The name of the key that says from when on nothing was lost of these. */
    String since();

    Found find(UserId user, List<PostId> posts);

    /** Keeps what is not known of some posts, whether the person marks them. */
    void fill(UserId user, Map<PostId, Boolean> marked);

    /**
     * Keeps whether a person marks a post.
     *
     * @param rememberNo whether that it was taken back has to be kept, too
     * @return whether that is a change
     */
    boolean change(UserId user, PostId post, boolean marked, boolean rememberNo);
}
