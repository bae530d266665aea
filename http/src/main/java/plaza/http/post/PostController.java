package plaza.http.post;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.PostId;
import plaza.core.post.Posts;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.security.Viewer;

/** Writing, reading, editing and deleting posts. */
@RestController
@Tag(name = "posts")
class PostController {
    private final PostWriter writer;
    private final Posts posts;

    PostController(PostWriter writer, Posts posts) {
        this.writer = writer;
        this.posts = posts;
    }

    @PostMapping("/api/posts")
    @CreatesPost
    @Fails(409)
    @Operation(
            summary = "Publish a post, or a reply to one",
            description =
                    "Needs a text of at most 2,000 characters, or media. The first 30 hashtags, 50"
                            + " mentions and 50 URLs are found in the text.")
    ResponseEntity<String> publish(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody NewPostJson body) {
        return writer.publish(viewer, key, body);
    }

    @GetMapping("/api/posts/{id}")
    @Operation(summary = "A post")
    PostJson find(Viewer viewer, @PathVariable PostId id) {
        return PostJson.of(posts.find(viewer.id(), id));
    }

    @PatchMapping("/api/posts/{id}")
    @Fails(403)
    @Operation(
            summary = "Change the text of an own post",
            description = "The earlier text is kept.")
    PostJson edit(Viewer viewer, @PathVariable PostId id, @RequestBody EditJson body) {
        return PostJson.of(posts.edit(viewer.id(), id, body.required()));
    }

    @DeleteMapping("/api/posts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(403)
    @Operation(summary = "Delete an own post", description = "Replies to it stay.")
    void delete(Viewer viewer, @PathVariable PostId id) {
        posts.delete(viewer.id(), id);
    }

    @GetMapping("/api/posts/{id}/history")
    @Operation(summary = "The texts that a post had and has, oldest first; at most 101")
    PageOf<RevisionJson> history(Viewer viewer, @PathVariable PostId id) {
        return new PageOf<>(
                posts.history(viewer.id(), id).stream().map(RevisionJson::of).toList(), null);
    }
}
