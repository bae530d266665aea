package plaza.http.reel;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.post.PostView;
import plaza.http.paging.PageOf;
import plaza.http.post.PostJson;
import plaza.http.reply.CommentEntryJson;

/**
 * A reel: a post, with its latest comments where the request asks for any.
 *
 * @param reel written as what it holds: a post that was rendered before, or one with its comments
 */
@Schema(name = "Reel", implementation = ReelJson.CommentedJson.class)
record ReelJson(@JsonValue Object reel) {
    /**
     * A post with its latest comments.
     *
     * @param comments the list of comments goes on at their {@code nextCursor}
     */
    @Schema(name = "Reel")
    record CommentedJson(@JsonUnwrapped PostJson post, PageOf<CommentEntryJson> comments) {}

    static ReelJson of(PostView view, ReelComments comments) {
        PostJson post = PostJson.of(view);
        return new ReelJson(
                comments.of(view)
                        .<Object>map(latest -> new CommentedJson(post, latest))
                        .orElse(post));
    }
}
