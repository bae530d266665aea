package plaza.http.post;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.post.PostLists;
import plaza.http.graph.PersonPath;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** Posts of a person and of a hashtag. */
@RestController
@Tag(name = "posts")
class PostListController {
    private final PostLists lists;
    private final PersonPath path;

    PostListController(PostLists lists, PersonPath path) {
        this.lists = lists;
        this.path = path;
    }

    @GetMapping("/api/users/{id}/posts")
    @Operation(summary = "A person's posts, newest first")
    ResponseEntity<PageOf<PostJson>> byAuthor(
            Viewer viewer, @PathVariable String id, Paging paging) {
        return paging.answer(
                lists.byAuthor(viewer.id(), path.visible(viewer, id), paging.request()),
                PostJson::of);
    }

    @GetMapping("/api/hashtags/{tag}/posts")
    @Operation(
            summary = "Public posts with a hashtag, newest first",
            description = "The tag is given without its sign; upper and lower case are the same.")
    ResponseEntity<PageOf<PostJson>> byHashtag(
            Viewer viewer, @PathVariable String tag, Paging paging) {
        return paging.answer(lists.byHashtag(viewer.id(), tag, paging.request()), PostJson::of);
    }
}
