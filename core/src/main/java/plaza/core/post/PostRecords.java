package plaza.core.post;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;

/**
 * The records of posts, whatever kind they are; {@link PostStore} and {@code ReplyStore} each keep
 * their own. Visible when a call returns. Does not check visibility, blocks, or who asks.
 */
public interface PostRecords {
    /**
     * Adds a post; when its id is taken, also by a post that was deleted, nothing changes. Says
     * whether it was new.
     *
     * @throws IllegalArgumentException when the post is of another kind
     */
    boolean insert(Post post);

    /**
     * As {@link #insert}, of different posts, where the engine can by one call; answers which were
     * new. Where it fails, any of them may have been added.
     *
     * @throws IllegalArgumentException when one of them is of another kind
     */
    default Set<PostId> insertAll(Collection<Post> posts) {
        Set<PostId> added = new HashSet<>();
        for (Post post : posts) {
            if (insert(post)) {
                added.add(post.id());
            }
        }
        return added;
    }

    /** Posts by id; those that are deleted or of another kind are left out. */
    Map<PostId, Post> findAll(Collection<PostId> ids);

    /**
     * Replaces text and entities and keeps the earlier text as a revision.
     *
     * @param at from when the new text stands, to the microsecond
     * @return whether anything changed: false when there is no such post or it has this text
     *     already
     */
    boolean edit(PostId id, String text, Entities entities, Instant at);

    /**
     * The texts that a post had, oldest first, without the present one; at most 100, the latest.
     */
    List<Revision> listRevisions(PostId id);

    /** Takes a post and its revisions away, leaving no text behind; says whether it was there. */
    boolean delete(PostId id);

    /** All posts of this kind, by id upwards, for rebuilding what is derived from them. */
    Page<Post> scan(PageRequest page);
}
