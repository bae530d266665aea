package plaza.http.reel;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.PostView;
import plaza.core.reply.Comment;
import plaza.core.reply.Replies;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.reply.CommentEntryJson;

/**
 * The latest comments of a page of reels.
 *
 * @param latest by reel; null where none were asked for
 * @param paging of the page
 */
record ReelComments(@Nullable Map<PostId, Page<Comment>> latest, Paging paging) {
    /**
     * @param count of comments on each that the request asks for, or null
     */
    static ReelComments find(
            Replies replies,
            UserId viewer,
            Collection<PostView> reels,
            @Nullable Integer count,
            Paging paging) {
        return new ReelComments(
                count == null ? null : replies.latestComments(viewer, reels, count), paging);
    }

    Optional<PageOf<CommentEntryJson>> of(PostView reel) {
        return latest == null
                ? Optional.empty()
                : Optional.of(
                        CommentEntryJson.first(
                                reel.id(), latest.getOrDefault(reel.id(), Page.empty()), paging));
    }
}
