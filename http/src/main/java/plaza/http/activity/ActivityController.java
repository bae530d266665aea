package plaza.http.activity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.activity.Activities;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The endpoint of what one did lately. */
@RestController
@Tag(name = "activity")
class ActivityController {
    private final Activities activities;

    ActivityController(Activities activities) {
        this.activities = activities;
    }

    @GetMapping("/api/users/me/activity")
    @Operation(
            summary = "What one did lately, latest first",
            description =
                    "Posts, replies, likes, reposts, bookmarks and follows, the latest 200 of 30"
                            + " days unless the server is set otherwise, a moment after they"
                            + " happened; what was taken back is not there. Of a post that one"
                            + " cannot see any more, the place is there. Nobody else can see it.")
    ResponseEntity<PageOf<ActivityJson>> own(Viewer viewer, Paging paging) {
        return paging.answer(activities.own(viewer.id(), paging.request()), ActivityJson::of);
    }
}
