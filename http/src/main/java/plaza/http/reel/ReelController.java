package plaza.http.reel;

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
import plaza.core.post.PostLists;
import plaza.core.post.PostLists.Kind;
import plaza.core.timeline.Timelines;
import plaza.http.graph.PersonPath;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.CreatesPost;
import plaza.http.post.NewPostJson;
import plaza.http.post.PostJson;
import plaza.http.post.PostWriter;
import plaza.http.security.Viewer;
import plaza.http.timeline.FeedItemJson;

/** Reels: posts that carry a video or picture. */
@RestController
@Tag(name = "reels")
class ReelController {
    private final PostWriter writer;
    private final PostLists lists;
    private final Timelines timelines;
    private final PersonPath path;

    ReelController(PostWriter writer, PostLists lists, Timelines timelines, PersonPath path) {
        this.writer = writer;
        this.lists = lists;
        this.timelines = timelines;
        this.path = path;
    }

    @PostMapping("/api/reels")
    @CreatesPost
    @Fails(409)
    @Operation(
            summary = "Publish a reel",
            description = "As POST /api/posts, with a picture or a video.")
    ResponseEntity<String> publish(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody NewPostJson body) {
        return writer.publishReel(viewer, key, body);
    }

    @GetMapping("/api/reels/feed")
    @Operation(summary = "The reels of the home feed, latest first")
    ResponseEntity<PageOf<FeedItemJson>> feed(Viewer viewer, Paging paging) {
        return paging.answer(
                timelines.home(viewer.id(), Kind.REELS, paging.request()), FeedItemJson::of);
    }

    @GetMapping("/api/reels/user/{userId}")
    @Operation(summary = "A person's reels, newest first")
    ResponseEntity<PageOf<PostJson>> byAuthor(
            Viewer viewer, @PathVariable String userId, Paging paging) {
        return paging.answer(
                lists.byAuthor(
                        viewer.id(), path.visible(viewer, userId), Kind.REELS, paging.request()),
                PostJson::of);
    }
}
