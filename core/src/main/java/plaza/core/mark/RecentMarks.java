package plaza.core.mark;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plaza.core.id.PostId;
import plaza.core.id.UserId;

/**
 * Marks of one kind on an engine that answers at once: what people have marked lately, and which
 * changes the store of that kind has still to be told of ({@link WriteBehindMarkStore}). The
 * changes are kept durably; what is known may go, and is then asked of the store.
 */
public interface RecentMarks {
    /**
     * Says of some posts, any number, whether the person marks them; those of which that is not
     * known are left out.
     */
    Map<PostId, Boolean> known(UserId user, Collection<PostId> posts);

    /**
     * Takes over what the store says of some posts, any number: whether the person marks them. What
     * is known already stays.
     */
    void fill(UserId user, Map<PostId, Boolean> marked);

    /**
     * Makes it known that the person marks the post, or does so no more; says whether that is a
     * change. What is not known counts as not marked.
     */
    boolean change(UserId user, PostId post, boolean marked);

    /**
     * Keeps a change for the store. Where one of the same mark waits already: taking back replaces
     * it; putting what is being taken back waits as {@link Step#REPLACE}; else the first stands.
     *
     * @return false where too many wait; then it is not kept
     */
    boolean await(Change change);

    /** All changes that wait, in no order. */
    List<Change> waiting();

    /** Forgets a change of which the store was told, unless another has taken its place. */
    boolean settled(Change change);

    /** What the store is to do. */
    enum Step {
        PUT,
        DELETE,
        /** Put at a new time what may be there with an old one. */
        REPLACE
    }

    /**
     * A change of a mark.
     *
     * @param at to the microsecond; null where the mark is taken back
     */
    record Change(UserId user, PostId post, Step step, @Nullable Instant at) {}
}
