package plaza.http.like;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.id.PostId;
import plaza.core.like.Likes;
import plaza.http.graph.PersonJson;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostEntryJson;
import plaza.http.post.ReactionJson;
import plaza.http.security.Viewer;

/** Liking posts; also by the paths {@code /api/likes}, beside those of reels. */
@RestController
@Tag(name = "likes")
class LikeController {
    private final Likes likes;

    LikeController(Likes likes) {
        this.likes = likes;
    }

    @PostMapping("/api/posts/{id}/like")
    @Operation(summary = "Like a post")
    ReactionJson like(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(likes.like(viewer.id(), id));
    }

    @DeleteMapping("/api/posts/{id}/like")
    @Operation(
            summary = "Take a like back",
            description = "Also of a post that one cannot see any more; its counts are null then.")
    ReactionJson unlike(Viewer viewer, @PathVariable PostId id) {
        return ReactionJson.of(likes.unlike(viewer.id(), id));
    }

    @GetMapping("/api/posts/{id}/likes")
    @Operation(summary = "Who likes a post, latest first")
    ResponseEntity<PageOf<PersonJson>> byPost(
            Viewer viewer, @PathVariable PostId id, Paging paging) {
        return paging.answer(likes.byPost(viewer.id(), id, paging.request()), PersonJson::of);
    }

    @GetMapping("/api/users/me/likes")
    @Operation(
            summary = "What one likes, latest like first",
            description =
                    "Of what one cannot see any more, the place is there: it can be taken back.")
    ResponseEntity<PageOf<PostEntryJson>> own(Viewer viewer, Paging paging) {
        return paging.answer(likes.own(viewer.id(), paging.request()), PostEntryJson::of);
    }

    @PostMapping("/api/likes/{postId}")
    @Operation(summary = "Like a reel", description = "As POST /api/posts/{id}/like.")
    ReactionJson likeReel(Viewer viewer, @PathVariable PostId postId) {
        return like(viewer, postId);
    }

    @DeleteMapping("/api/likes/{postId}")
    @Operation(
            summary = "Take a like of a reel back",
            description = "As DELETE /api/posts/{id}/like.")
    ReactionJson unlikeReel(Viewer viewer, @PathVariable PostId postId) {
        return unlike(viewer, postId);
    }

    @GetMapping("/api/likes/{postId}")
    @Operation(summary = "How many like a reel, and whether one does")
    ReactionJson count(Viewer viewer, @PathVariable PostId postId) {
        return ReactionJson.of(likes.find(viewer.id(), postId));
    }
}
