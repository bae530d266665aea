package plaza.core.reply;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostRecords;
import plaza.core.post.PostTally;

/**
 * Replies: posts with a {@code replyTo}, a tree under each root post. One that is deleted keeps its
 * place in the tree, so that what stands under it stays where it is.
 */
public interface ReplyStore extends PostRecords, PostTally {
    /**
     * The replies right under a post, one level of the tree. Those that are deleted are among them
     * where they have ever been answered.
     */
    Page<ReplyPlace> listReplies(PostId parent, Order order, PageRequest page);

    /**
     * The beginning of {@link #listReplies} of many replies at once; everybody asked for is
     * answered.
     *
     * @param parents any number
     * @param limit of replies under each
     */
    Map<PostId, Page<ReplyPlace>> listFirstReplies(
            Collection<PostId> parents, Order order, int limit);

    /**
     * What a reply answers, be it deleted: nearest first, the root post last. Of a longer way the
     * nearest 101.
     */
    List<PostId> listAncestors(PostId reply);

    /**
     * How many replies stand right under each post, those that are deleted not counted; everybody
     * asked for is answered.
     */
    @Override
    Map<PostId, Long> count(Collection<PostId> parents);

    /**
     * Finds those of some posts, any number, that somebody answered, replies that are deleted not
     * counted.
     */
    Set<PostId> answeredAmong(UserId author, Collection<PostId> posts);

    /** Which end of a level comes first. */
    enum Order {
        NEWEST,
        OLDEST
    }
}
