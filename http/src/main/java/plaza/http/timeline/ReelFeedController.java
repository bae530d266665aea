package plaza.http.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.post.PostLists.Kind;
import plaza.core.timeline.Timelines;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The home feed's posts that carry a video or a picture. */
@RestController
@Tag(name = "reels")
class ReelFeedController {
    private final Timelines timelines;

    ReelFeedController(Timelines timelines) {
        this.timelines = timelines;
    }

    @GetMapping("/api/reels/feed")
    @Operation(summary = "The reels of the home feed, latest first")
    ResponseEntity<PageOf<FeedItemJson>> feed(Viewer viewer, Paging paging) {
        return paging.answer(
                timelines.home(viewer.id(), Kind.REELS, paging.request()), FeedItemJson::of);
    }
}
