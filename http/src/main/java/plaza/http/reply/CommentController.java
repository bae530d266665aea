package plaza.http.reply;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.PostId;
import plaza.core.post.Posts;
import plaza.core.reply.Replies;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.CreatesPost;
import plaza.http.post.PostJson;
import plaza.http.security.Viewer;

/** Comments: replies, by the name that they have beside reels. */
@RestController
@Tag(name = "comments")
class CommentController {
    private final Posts posts;
    private final Replies replies;
    private final Once once;

    CommentController(Posts posts, Replies replies, Once once) {
        this.posts = posts;
        this.replies = replies;
        this.once = once;
    }

    @PostMapping("/api/comments")
    @CreatesPost
    @Fails(409)
    @Operation(summary = "Comment on a post, or answer a comment")
    ResponseEntity<String> publish(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody CommentJson body) {
        return once.create(
                viewer.id(),
                key,
                "comments",
                body,
                id -> PostJson.of(posts.publish(body.toPost(id, viewer.id()))),
                id -> PostJson.of(posts.published(viewer.id(), PostId.of(id, viewer.id()))));
    }

    @GetMapping("/api/comments/{postId}")
    @Operation(
            summary = "The comments right under a post or comment, newest first",
            description =
                    "Each comes with the three newest replies right under it; the list of the"
                            + " comment's own id goes on at their `nextCursor`. A comment that was"
                            + " deleted, or that one cannot see, leaves its place where there is a"
                            + " reply under it to see.")
    ResponseEntity<PageOf<CommentEntryJson>> list(
            Viewer viewer, @PathVariable PostId postId, Paging paging) {
        return paging.answer(
                replies.comments(viewer.id(), postId, paging.request()),
                comment -> CommentEntryJson.of(comment, paging));
    }
}
