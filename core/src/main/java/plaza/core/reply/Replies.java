package plaza.core.reply;

import java.util.ArrayList;
import java.util.List;
import plaza.core.Filled;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.account.UserId;
import plaza.core.graph.Audience;
import plaza.core.graph.Sight;
import plaza.core.post.Post;
import plaza.core.post.PostId;
import plaza.core.post.PostView;
import plaza.core.post.PostViews;

/** Reading the tree of replies; they are written as posts are ({@link plaza.core.post.Posts}). */
public final class Replies {
    private final ReplyStore replies;
    private final PostViews views;
    private final Audience audience;

    public Replies(ReplyStore replies, PostViews views, Audience audience) {
        this.replies = replies;
        this.views = views;
        this.audience = audience;
    }

    /** One level of the tree: the replies right under a post. */
    public Page<PostView> list(
            UserId viewer, PostId parent, ReplyStore.Order order, PageRequest page) {
        views.require(viewer, parent);
        Sight sight = audience.of(viewer);
        return Filled.page(
                page,
                request -> replies.listReplies(parent, order, request),
                found ->
                        views.of(
                                sight,
                                found.stream()
                                        .filter(reply -> !sight.mutes(reply.author()))
                                        .toList()));
    }

    /** What a reply answers: the root post first, the nearest last. Hidden ones are left out. */
    public List<PostView> ancestors(UserId viewer, PostId id) {
        Post post = views.require(viewer, id).post();
        if (post.replyTo() == null) {
            return List.of();
        }
        List<Post> above = replies.listAncestors(id);
        List<PostId> path = new ArrayList<>();
        for (Post reply : above.reversed()) {
            path.add(reply.id());
        }
        PostId top = above.isEmpty() ? post.replyTo() : above.getLast().replyTo();
        if (top != null) {
            path.addFirst(top);
        }
        return views.find(audience.of(viewer), path);
    }
}
