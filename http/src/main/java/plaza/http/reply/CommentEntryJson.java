package plaza.http.reply;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.Page;
import plaza.core.id.PostId;
import plaza.core.post.PostView;
import plaza.core.post.UnavailablePost;
import plaza.core.reply.Comment;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostEntryJson;
import plaza.http.post.PostEntryJson.UnavailablePostJson;
import plaza.http.post.PostJson;

/** A comment, or the place of one that the viewer cannot see, with the first replies to it. */
@Schema(
        name = "CommentEntry",
        oneOf = {CommentEntryJson.RepliedJson.class, CommentEntryJson.UnavailableJson.class})
public sealed interface CommentEntryJson {
    /** Written as what it holds. */
    record Entry(@JsonValue Object entry) implements CommentEntryJson {}

    /** A post, and its replies. */
    @Schema(name = "CommentWithReplies")
    record RepliedJson(@JsonUnwrapped PostJson comment, PageOf<PostEntryJson> replies) {}

    /** A place, and the replies under it. */
    @Schema(name = "UnavailableComment")
    record UnavailableJson(
            @JsonUnwrapped UnavailablePostJson comment, PageOf<PostEntryJson> replies) {}

    /**
     * @param paging of the list that the comment is in
     */
    static CommentEntryJson of(Comment comment, Paging paging) {
        PageOf<PostEntryJson> replies =
                below(comment.comment().id(), paging).page(comment.replies(), PostEntryJson::of);
        return new Entry(
                switch (comment.comment()) {
                    case PostView view -> new RepliedJson(PostJson.of(view), replies);
                    case UnavailablePost post ->
                            new UnavailableJson(UnavailablePostJson.of(post), replies);
                });
    }

    /**
     * The first comments on a post, which the list of the post's own id goes on with.
     *
     * @param paging of the list that the post is in
     */
    static PageOf<CommentEntryJson> first(PostId post, Page<Comment> comments, Paging paging) {
        return below(post, paging).page(comments, comment -> of(comment, paging));
    }

    private static Paging below(PostId id, Paging paging) {
        return paging.of("/api/comments/" + id);
    }
}
