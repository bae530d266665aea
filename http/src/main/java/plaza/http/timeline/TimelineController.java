package plaza.http.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.post.PostLists;
import plaza.core.timeline.Timelines;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.post.PostJson;
import plaza.http.security.Viewer;

/** The endpoints of the home feed and the public timeline. */
@RestController
@Tag(name = "timelines")
class TimelineController {
    private final Timelines timelines;
    private final PostLists lists;

    TimelineController(Timelines timelines, PostLists lists) {
        this.timelines = timelines;
        this.lists = lists;
    }

    @GetMapping("/api/feed")
    @Operation(
            summary = "The home feed",
            description = "What those whom one follows posted and reposted, latest first.")
    ResponseEntity<PageOf<FeedItemJson>> home(Viewer viewer, Paging paging) {
        return paging.answer(timelines.home(viewer.id(), paging.request()), FeedItemJson::of);
    }

    @GetMapping("/api/timeline")
    @Fails(422)
    @Operation(summary = "Recent public posts of everybody, newest first")
    ResponseEntity<PageOf<PostJson>> recent(
            Viewer viewer,
            @Parameter(description = "Only posts made at this time or later")
                    @RequestParam(required = false)
                    @Nullable Instant since,
            @Parameter(description = "Only posts made before this time")
                    @RequestParam(required = false)
                    @Nullable Instant until,
            Paging paging) {
        return paging.answer(
                lists.recent(viewer.id(), since, until, paging.request()), PostJson::of);
    }
}
