package plaza.http.reel;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.Page;
import plaza.core.post.PostLists;
import plaza.core.post.PostLists.Kind;
import plaza.core.post.PostView;
import plaza.core.reply.Replies;
import plaza.core.timeline.FeedItem;
import plaza.core.timeline.Timelines;
import plaza.http.graph.PersonPath;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.CreatesPost;
import plaza.http.post.NewPostJson;
import plaza.http.post.PostWriter;
import plaza.http.security.Viewer;

/** Reels: posts that carry a video or picture. */
@RestController
@Tag(name = "reels")
class ReelController {
    private static final String COMMENTS =
            "With `comments`, each comes with its newest comments and the three newest replies to"
                    + " each of them, as `GET /api/comments/{postId}` lists them; that list goes on"
                    + " at their `nextCursor`.";
    private static final String COUNT = "How many comments come with each reel; none if left out";

    private final PostWriter writer;
    private final PostLists lists;
    private final Timelines timelines;
    private final Replies replies;
    private final PersonPath path;

    ReelController(
            PostWriter writer,
            PostLists lists,
            Timelines timelines,
            Replies replies,
            PersonPath path) {
        this.writer = writer;
        this.lists = lists;
        this.timelines = timelines;
        this.replies = replies;
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
    @Fails(422)
    @Operation(summary = "The reels of the home feed, latest first", description = COMMENTS)
    ResponseEntity<PageOf<ReelFeedItemJson>> feed(
            Viewer viewer,
            @Parameter(
                            description = COUNT,
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10"))
                    @RequestParam(required = false)
                    @Nullable Integer comments,
            Paging paging) {
        Page<FeedItem> page = timelines.home(viewer.id(), Kind.REELS, paging.request());
        ReelComments latest =
                ReelComments.find(
                        replies,
                        viewer.id(),
                        page.items().stream().map(FeedItem::view).toList(),
                        comments,
                        paging);
        return paging.answer(page, item -> ReelFeedItemJson.of(item, latest));
    }

    @GetMapping("/api/reels/user/{userId}")
    @Fails(422)
    @Operation(summary = "A person's reels, newest first", description = COMMENTS)
    ResponseEntity<PageOf<ReelJson>> byAuthor(
            Viewer viewer,
            @PathVariable String userId,
            @Parameter(
                            description = COUNT,
                            schema = @Schema(type = "integer", minimum = "1", maximum = "10"))
                    @RequestParam(required = false)
                    @Nullable Integer comments,
            Paging paging) {
        Page<PostView> page =
                lists.byAuthor(
                        viewer.id(), path.visible(viewer, userId), Kind.REELS, paging.request());
        ReelComments latest =
                ReelComments.find(replies, viewer.id(), page.items(), comments, paging);
        return paging.answer(page, reel -> ReelJson.of(reel, latest));
    }
}
