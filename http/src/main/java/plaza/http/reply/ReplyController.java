package plaza.http.reply;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.PostId;
import plaza.core.reply.Replies;
import plaza.core.reply.ReplyStore;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostEntryJson;
import plaza.http.security.Viewer;

/** The tree of replies. */
@RestController
@Tag(name = "replies")
class ReplyController {
    private final Replies replies;

    ReplyController(Replies replies) {
        this.replies = replies;
    }

    @GetMapping("/api/posts/{id}/replies")
    @Fails(422)
    @Operation(
            summary = "The replies right under a post: one level of the tree",
            description =
                    "One that was deleted, or that one cannot see, leaves its place where there is"
                            + " a reply under it to see; it is not counted. The replies under a"
                            + " place are listed by its id.")
    ResponseEntity<PageOf<PostEntryJson>> list(
            Viewer viewer,
            @PathVariable PostId id,
            @Parameter(description = "Which end comes first") @RequestParam(defaultValue = "newest")
                    ReplyStore.Order order,
            Paging paging) {
        return paging.answer(
                replies.list(viewer.id(), id, order, paging.request()), PostEntryJson::of);
    }

    @GetMapping("/api/posts/{id}/ancestors")
    @Operation(
            summary = "What a reply answers: the root post first, the nearest last; at most 101",
            description = "What was deleted, or what one cannot see, leaves its place.")
    PageOf<PostEntryJson> ancestors(Viewer viewer, @PathVariable PostId id) {
        return new PageOf<>(
                replies.ancestors(viewer.id(), id).stream().map(PostEntryJson::of).toList(), null);
    }
}
