package plaza.core.reply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.post.PostRecords;

/** Replies: posts with a {@code replyTo}, a tree under each root post. */
public interface ReplyStore extends PostRecords {
    /** The replies right under a post, one level of the tree. */
    Page<Post> listReplies(PostId parent, Order order, PageRequest page);

    /**
     * The replies above a reply, nearest first, up to the root post, which is not part of it, or up
     * to one that is deleted. At most 100.
     */
    List<Post> listAncestors(PostId reply);

    /**
     * How many replies stand right under each post; everybody asked for is answered. At most 1,000.
     */
    Map<PostId, Long> count(Collection<PostId> parents);

    /** Which end of a level comes first. */
    enum Order {
        NEWEST,
        OLDEST
    }
}
